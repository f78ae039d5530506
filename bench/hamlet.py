"""A hamlet to be spoiled: one or two of everything, so that a build takes a moment and a loss cannot hide.

Words are chosen so that no paragraph repeats those of another: a paragraph that is gone is missed.
"""

from bench.pictures import render_picture

HOST = "weiler.example"

_SETTINGS = f"""\
site_name: Weiler am Bach
site_url: https://{HOST}/
site_description: Was wir im Weiler zusammen anfangen
docs_dir: site_src
theme:
  name: material
  logo: bilder/logo.svg
plugins:
  - wiq:
      kontakt: post@{HOST}
      verantwortlich: Redaktion
      fusszeile:
        - {{titel: Impressum, seite: impressum.md}}
nav:
  - Start: index.md
  - Teams: teams/index.md
  - Blog: blog/index.md
  - Termine: termine/index.md
  - Mitmachen: mitmachen.md
"""

_TERMS = """\
gebiet:
  unterdorf:
    label: Unterdorf
    description: Zwischen Furt und Schmiede.
    ortsteile: [Furt, Schmiede]
    kontakt: unterdorf@weiler.example
    seit: 2021
  oberdorf: {label: Oberdorf, description: Rund um die Linde.}

themen:
  klima: {label: Klima & Garten, description: Schatten und Wasser.}
  kultur: {label: Kultur, description: „Kultur“ heißt auch Kuchen.}

status:
  laeuft: {label: läuft, description: Das Team arbeitet., offen: true, schritt: 4}
  fertig: {label: abgeschlossen, description: Die Arbeit ist getan., offen: false}

categories:
  neues: {label: Neues, description: Aus den Gruppen.}
  feste: {label: Feste, description: Einladungen und Rückblicke.}

faehigkeit:
  graben: {label: Graben und Pflanzen, description: Mit Spaten und Geduld.}
  reden: {label: Zuhören und Reden}

aufwand:
  einmalig: {label: einmalig, description: Ein Nachmittag.}
"""

_TEAM = """\
---
title: Linden gießen
kurz: Wir teilen uns die Kannen, wenn der Sommer trocken bleibt.
status: laeuft
seit: 2023-04
gebiet: oberdorf
themen: [klima]
bild:
  datei: bilder/linde.png
  alt: Eine Gießkanne unter Zweigen
  nachweis: "Zeichnung: Redaktion"
gesucht:
  - faehigkeit: graben
    text: Jemand mit Schubkarre.
    aufwand: einmalig
    anzahl: 2
ziele:
  - Keine Linde vertrocknet.
  - Kinder kennen jeden Stamm.
wirkung:
  - indikator: Gegossene Stämme
    ziel: 40 Stämme
    stand: 12 Stämme
weg:
  - wann: Frühling 2023
    was: Erste Runde mit Eimern
partner: [Försterei am Hang, Gärtnerei Blattwerk]
treffen:
  - wann: jeden ersten Dienstag im Monat, 18 Uhr
    ort: Brunnenhaus
mitglieder:
  anzahl: 9
  rollen: [Gießplan, Werkzeug]
links:
  - titel: Karte der Linden
    url: https://karte.example/linden
kontakt: linden@weiler.example
bestaetigt: 2026-05-02
aliases: [/gruppen/kannen.html]
---

## Herausforderung

Wurzeln stecken unter Pflaster, und Gewitterregen fließt ungenutzt davon.

## Was wir machen

Jeden Morgen trägt eine andere Nachbarin *zwei Eimer* hinaus. Näheres steht
[im Bericht](../posts/2026-05-09-regentonne.md).

- Junge Triebe zuerst
- Nie in der **Mittagshitze**
    - außer bei Notfällen

## Offene Fragen

Wer repariert Schläuche?
"""

_OTHER_TEAM = """\
---
title: Kuchen auf der Brücke
kurz: Einmal im Jahr wird gebacken.
status: fertig
gebiet: [unterdorf]
themen: kultur
---
Streuselkuchen, Apfelsaft und geliehene Stühle.
"""

_REPORT = """\
---
title: Eine Regentonne für alle
date: 2026-05-09
categories: neues
themen: [klima]
gebiet: oberdorf
teams: [linden]
authors: [Redaktion]
---
Gestern rollte das Fass den Hügel hinauf, begleitet von Gelächter.

## Aufbau

1. Kies verteilen
2. Fass aufrichten
3. Deckel verschrauben

| Werkzeug | Anzahl |
|---|---|
| Spaten | drei |
| Wasserwaage | eine |

> Vorher hatten wir nur Pfützen.

!!! tip "Frostschutz"
    Vor Dezember leeren.

![Ein Fass neben einem Zaun](bilder/fass.png)

Quelle war eine Anleitung[^1], siehe auch <https://fass.example/bau>.

[^1]: Gefunden in der Bücherei.
"""

_DATES = """\
---
title: Sommerabend an der Furt
date: 2026-06-02 18:30
updated: 2026-06-03
kurz: Lampions, Musik und eine lange Tafel.
categories: [feste, neues]
gebiet: unterdorf
themen: kultur
termine:
  - titel: Aufbauen
    beginn: 2026-07-03 16:00
    ende: 2026-07-03 18:00
    ort: Wiese
  - titel: Sommerabend
    beginn: 2026-07-04
    ort: Furt
---
Bringt Decken mit.\\
Hunde bleiben bitte angeleint.

```text
Ablauf: Tanz, Quiz, Laternen
```

- [x] Genehmigung liegt vor
- [ ] Lautsprecher fehlen noch
"""

_IDEA = """\
---
title: Eine Bank vor der Schmiede
date: 2026-05-20
categories: neues
gebiet: unterdorf
idee:
  status: offen
  gesucht:
    - faehigkeit: reden
      text: Wer spricht mit dem Amt?
      aufwand: einmalig
  kontakt: bank@weiler.example
  bestaetigt: 2026-05-20
---
Alte Leute müssen unterwegs rasten können; ~~Plastik~~ Eiche wäre schön.

Begriff
:   Sitzgelegenheit ohne Lehne
"""

_OLD_POST = """\
---
title: Rückblick auf den Winter
date: 2025-02-11
categories: feste
themen: kultur
---
Schlittenfahrt, Glühpunsch und ein verlorener Handschuh.
"""

_HOME = """\
---
title: Willkommen im Weiler
kurz: Finde Menschen, die etwas anfangen.
hide: [navigation, toc]
---

Hier wohnen achtzig Leute. Schau bei den [Linden](teams/linden.md#was-wir-machen) vorbei.
"""

_JOIN = """\
---
title: Mitmachen
kurz: Drei Wege hinein.
---

## Vorschlagen {#vorschlagen}

Schreib uns [eine Nachricht](mailto:post@weiler.example).

<details><summary>Kosten?</summary>

Material wird erstattet.

</details>

Gäst*innen und Bürger:innen sind gleichermaßen eingeladen[^m].

[^m]: Auch spontan.
"""

_IMPRINT = """\
# Impressum

Verantwortet wird alles vom Verein *Bachufer*.

[Startseite][start]

[start]: index.md
"""

_DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><title>Bach</title>
<path d="M2 10 Q10 2 18 10" fill="none" stroke="#264"/></svg>
"""

HAMLET: dict[str, bytes] = {
    **{
        path: text.encode()
        for path, text in {
            "mkdocs.yml": _SETTINGS,
            "taxonomies.yml": _TERMS,
            "teams/linden.md": _TEAM,
            "teams/kuchen.md": _OTHER_TEAM,
            "posts/2026-05-09-regentonne.md": _REPORT,
            "posts/2026-06-02-sommerabend.md": _DATES,
            "posts/2026-05-20-bank.md": _IDEA,
            "posts/2025-02-11-rueckblick.md": _OLD_POST,
            "site_src/index.md": _HOME,
            "site_src/mitmachen.md": _JOIN,
            "site_src/impressum.md": _IMPRINT,
            "site_src/bilder/logo.svg": _DRAWING,
        }.items()
    },
    "teams/bilder/linde.png": render_picture(3),
    "posts/bilder/fass.png": render_picture(5),
}
"""Path → content of every file."""
