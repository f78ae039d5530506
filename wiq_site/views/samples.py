"""What can be written, as editors type it: the samples of the guide. The program itself shows what becomes of them."""

from typing import NamedTuple


class Sample(NamedTuple):
    """One thing that can be written: its name, what to know about it, and the text as it stands in a file."""

    title: str
    note: str
    text: str


SAMPLES: dict[str, tuple[Sample, ...]] = {
    "Absätze und Wörter": (
        Sample(
            "Absätze",
            "Eine leere Zeile beginnt den nächsten Absatz. Ein Zeilenumbruch allein ändert nichts; "
            "zwei Leerzeichen oder ein „\\“ am Ende brechen die Zeile um.",
            "Am Samstag bauen wir Hochbeete.\nBring gern Handschuhe mit.\n\nTreffpunkt:\\\nam alten Güterbahnhof\n",
        ),
        Sample(
            "Wichtiges und Betontes",
            "Zwischen den Sternen und dem Wort steht kein Leerzeichen.",
            "Das ist **wichtig**, das ist *betont*,\nund am ~~Montag~~ Dienstag geht es los.\n",
        ),
        Sample(
            "Geschlechter",
            "Stern, Unterstrich und Doppelpunkt im Wort bleiben stehen.",
            "Bürger:innen, Nachbar*innen\nund Freund_innen sind willkommen.\n",
        ),
        Sample(
            "Daten und Zahlen am Anfang einer Zeile",
            "Auch wenn es wie eine gezählte Liste aussieht: Ein Datum bleibt ein Datum.",
            "3. Oktober: Fest am Kanal\n\n0341. So beginnen Telefonnummern hier.\n\n1.–3. Mai: Wir räumen auf.\n",
        ),
        Sample(
            "Zeichen, die nichts bedeuten",
            "Spitze Klammern, Rauten und Paragrafen kannst du einfach schreiben.",
            "Trag bei <Name> deinen Namen ein. Wir <3 Lindenau.\n\n"
            "#Hofflohmarkt\n\nSiehe § 5 Abs. 1 und [ ] auf Seite 2.\n",
        ),
        Sample(
            "Notizen für die Redaktion",
            "Was zwischen diesen Zeichen steht, kommt auf keine Seite. In den Dateien können es andere lesen.",
            "Der Termin steht fest. <!-- noch einmal nachfragen -->\n",
        ),
    ),
    "Überschriften, Listen, Tabellen": (
        Sample(
            "Überschriften",
            "Die größte kommt aus dem „title“. Im Text beginnst du mit „## “.",
            "## Was wir machen\n\n### Im Sommer\n\nWir gießen.\n",
        ),
        Sample(
            "Listen",
            "Ein Strich und ein Leerzeichen. Was dazugehört, steht zwei Leerzeichen weiter rechts.",
            "Bitte mitbringen:\n- Handschuhe\n- Werkzeug\n  - Spaten\n  - Harken\n- gute Laune\n",
        ),
        Sample(
            "Gezählte Listen",
            "Mit Ziffer, Punkt und Leerzeichen.",
            "1. Idee aufschreiben\n2. Mitmachende finden\n3. Anfangen\n",
        ),
        Sample(
            "Aufgaben",
            "Mit einem x ist etwas erledigt.",
            "- [x] Fläche gefunden\n- [ ] Beete bauen\n",
        ),
        Sample(
            "Tabellen",
            "Zwischen den Spalten steht ein senkrechter Strich, unter der ersten Zeile eine Zeile aus Strichen. "
            "Soll ein solcher Strich zum Text gehören, schreib „\\|“.",
            "| Wann | Was |\n|---|---|\n| 14 Uhr | Gießen |\n| 16 Uhr | Kaffee \\| Kuchen |\n",
        ),
        Sample(
            "Begriffe erklären",
            "Unter dem Wort eine Zeile mit Doppelpunkt und Leerzeichen.",
            "Lösungsteam\n:   Eine Gruppe, die an einer Idee arbeitet.\n",
        ),
    ),
    "Links und Verweise": (
        Sample(
            "Links",
            "In eckigen Klammern steht, wohin der Link führt, in runden die Adresse. "
            "Auf eigene Seiten zeigst du mit der Datei, zum Beispiel „../teams/leseecke.md“.",
            "[Seite der Nachbarstadt](https://nachbarstadt.example/)\n",
        ),
        Sample(
            "Adressen",
            "Internet- und Mailadressen werden von selbst zu Links.",
            "Mehr unter www.nachbarstadt.example. Schreib uns an\nkontakt@nachbarstadt.example!\n",
        ),
        Sample(
            "Fußnoten",
            "Die Fußnote selbst kann am Ende der Datei stehen.",
            "Der Platz ist 400 Quadratmeter groß.[^1]\n\n[^1]: Gemessen im Mai.\n",
        ),
        Sample(
            "Abkürzungen",
            "Was die Abkürzung bedeutet, zeigt sich, wenn man mit der Maus darauf zeigt. "
            "Für alle anderen erklärst du sie beim ersten Mal im Satz.",
            'Die <abbr title="Volkshochschule">VHS</abbr> hilft.\n',
        ),
    ),
    "Hervorheben und Gliedern": (
        Sample(
            "Zitate",
            "Vor jeder Zeile steht eine spitze Klammer.",
            "> Man kennt sich jetzt.\n> Das ist das Beste daran.\n",
        ),
        Sample(
            "Kästen",
            "Drei Ausrufezeichen, die Art (note, tip, info, warning …) und ein Titel; "
            "der Text ist vier Leerzeichen eingerückt.",
            '!!! tip "Gut zu wissen"\n    Regenkleidung nicht vergessen.\n',
        ),
        Sample(
            "Kästen zum Aufklappen",
            "Mit Fragezeichen statt Ausrufezeichen.",
            '??? note "Wie kommt man hin?"\n    Mit der Straßenbahn bis Kanalbrücke.\n',
        ),
        Sample(
            "Linien",
            "Drei Striche, davor und danach eine leere Zeile.",
            "Das war der Mai.\n\n---\n\nJetzt kommt der Juni.\n",
        ),
        Sample(
            "Genau so, wie es dasteht",
            "Zwischen zwei Akzenten bedeutet kein Zeichen etwas.",
            "Die Datei heißt `mein_team.md`.\n",
        ),
        Sample(
            "Andere Sprachen",
            "So spricht ein Screenreader die Wörter richtig aus. Ist der ganze Text in einer anderen Sprache, "
            "trag oben „lang“ ein. Arabisch und Hebräisch laufen von selbst von rechts nach links.",
            '<span lang="en">Repair Café</span>\n\nأهلا وسهلا\n',
        ),
    ),
    "Was das Programm nicht versteht": (
        Sample("Fett direkt vor einem Buchstaben", "", "**Achtung:**Bitte anmelden!\n"),
        Sample("Zeilen, die untereinander stehen sollen", "", "Wann: am Samstag\nWo: am Kanal\n"),
        Sample("Ein Satz direkt unter einer Tabelle", "", "| Tag | Zeit |\n|---|---|\n| Sa | 14 Uhr |\nKomm vorbei!\n"),
        Sample("Ein Link ohne Adresse", "", "Mehr steht [im Programm]().\n"),
        Sample("Eine Zeile, die wie die Adresse eines Links aussieht", "", "[Achtung]: Samstag\n"),
        Sample("Anweisungen anderer Programme", "", "{% include karte.html %}\n"),
        Sample(
            "HTML, das mehr als Text ist",
            "",
            '<iframe src="https://nachbarstadt.example/"></iframe>\n\nHier ist der Plan.\n',
        ),
    ),
}
"""Group → samples."""
