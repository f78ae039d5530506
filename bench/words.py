"""Words and sentence patterns of the made-up town. They name no real person or place."""


def split(text: str, separator: str | None = None) -> tuple[str, ...]:
    """A word list from one line of text."""
    return tuple(text.split(separator))


MONTHS = split("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")

FIRST = split(
    "Ahorn Apfel Balkon Bau Baum Beet Bienen Bolzplatz Brot Brücken Brunnen Bücher Dach Ernte Fahrrad Familien Farben "
    "Garagen Garten Gassen Gemüse Geschichten Gießkannen Hafen Haltestellen Hecken Hof Holz Kanal Kastanien Keller "
    "Kiez Kinder Kino Klima Kräuter Küchen Kultur Laden Laternen Lese Lieder Linden Markt Mauer Medien Mehrweg Musik "
    "Nachbarschafts Nachtisch Nutz Obst Park Pfad Pflanz Platz Quartiers Rad Regenwasser Reparatur Rollator Saatgut "
    "Schatten Schul Sitzbank Sommer Spiel Sprach Stoff Straßen Suppen Tausch Tee Theater Treppen Ufer Vorlese Wand "
    "Wasser Wege Weiher Werkzeug Wiesen Winter Wochen Wurzel Zaun Zeitungs Zukunfts"
)

SECOND = {
    "der": split(
        "Abend Anhänger Aufzug Bogen Garten Kasten Kreis Lauf Plan Preis Rundgang Schrank Stammtisch Tag Treff Weg"
    ),
    "die": split(
        "Bank Börse Bühne Ecke Gruppe Initiative Karte Kette Küche Messe Reihe Runde Sammlung Schule Werkstatt Woche"
    ),
    "das": split(
        "Archiv Buch Café Fest Forum Frühstück Haus Labor Lager Mobil Netz Picknick Projekt Regal Rätsel Zimmer"
    ),
}

CASES = {"der": ("der", "den", "dem"), "die": ("die", "die", "der"), "das": ("das", "das", "dem")}

PLACES = {
    "Nordstadt": "in der Nordstadt",
    "Mühlviertel": "im Mühlviertel",
    "Hafenviertel": "im Hafenviertel",
    "Lindenfeld": "in Lindenfeld",
    "Altmarkt": "am Altmarkt",
    "Ziegelei": "an der Ziegelei",
    "Südvorstadt": "in der Südvorstadt",
    "Bahnhofsviertel": "im Bahnhofsviertel",
    "Seeufer": "am Seeufer",
    "Ostwiesen": "auf den Ostwiesen",
    "Weststadt": "in der Weststadt",
    "Kasernenhof": "am Kasernenhof",
    "Gartenstadt": "in der Gartenstadt",
    "Neue Mitte": "in der Neuen Mitte",
}
"""Invented quarters, and how one says that something is there."""

SPOTS = (
    "hinter der alten Schule",
    "vor der Stadtteilbibliothek",
    "am Kanal",
    "unter den Kastanien",
    "auf dem Parkplatz neben der Turnhalle",
    "im Hof der ehemaligen Druckerei",
    "zwischen Spielplatz und Haltestelle",
    "in der leeren Ladenwohnung an der Ecke",
    "auf dem Dach des Parkhauses",
    "im Gemeindesaal",
    "rund um den Brunnen",
    "an der Endhaltestelle",
)

WHO = (
    "Nachbar:innen aus vier Häusern",
    "die Kinder aus der Kita nebenan",
    "zwei Fachleute aus dem Grünflächenamt",
    "Studierende der Hochschule",
    "die Mitglieder des Kleingartenvereins",
    "einige Händler:innen aus der Straße",
    "Schüler:innen einer neunten Klasse",
    "Freiwillige aus dem ganzen Viertel",
    "die Leute vom Reparaturcafé",
    "Menschen, die sich vorher nur vom Sehen kannten,",
    "Eltern mit Kinderwagen",
    "die Bewohner:innen des Seniorenheims",
    "Mitarbeiter:innen der Verkehrsbetriebe",
    "mehrere Hausgemeinschaften",
)

WHEN = (
    "an einem Samstag im {month}",
    "nach Feierabend",
    "am ersten warmen Abend im {month}",
    "kurz vor den Ferien",
    "gleich nach dem ersten Frost",
    "an zwei Wochenenden im {month}",
    "in der zweiten Woche im {month}",
    "noch vor dem Frühstück",
    "Mitte {month}",
    "zwischen zwei Regenschauern",
)

DO = (
    "Bäume gießen",
    "alte Bretter zu Bänken umbauen",
    "Räder reparieren",
    "gemeinsam kochen",
    "Wege für Rollatoren freihalten",
    "Beete ohne Torf anlegen",
    "Hausaufgaben besprechen",
    "Regenwasser sammeln",
    "den Verkehr zählen",
    "Lampen gegen Lichtschmutz abschirmen",
    "Bücher weitergeben",
    "Müll sammeln",
    "Straßenfeste planen",
    "Briefe an Behörden beantworten",
    "im Sommer Schatten schaffen",
)

SEPARABLE = {
    "umbauen": "umzubauen",
    "freihalten": "freizuhalten",
    "anlegen": "anzulegen",
    "abschirmen": "abzuschirmen",
    "weitergeben": "weiterzugeben",
}

THINGS = (
    "Schubkarren",
    "Gießkannen",
    "trockene Lagerräume",
    "Steckdosen",
    "Genehmigungen",
    "Werkbänke",
    "warme Mahlzeiten",
    "Übersetzungen",
    "Schlüssel für das Tor",
    "Versicherungen",
    "Bilderbücher",
    "Ersatzteile",
    "Aushänge in fünf Sprachen",
    "Sitzgelegenheiten",
    "Regentonnen",
)

SENTENCES = (
    "{Who} haben {when} {spot} {acc} eröffnet.",
    "{Nom} geht auf einen Vorschlag zurück, der {when} auf einer Postkarte stand.",
    "Rund {number} Menschen waren dabei, viele von ihnen zum ersten Mal.",
    "Gebraucht werden vor allem {things} und Menschen, die {spot} mit anpacken.",
    "{Who} wollen {place} {do}, ohne dafür einen Verein zu gründen.",
    "Wer mitmachen möchte, kommt {when} einfach vorbei und fragt nach {dat}.",
    "Mit {dat} soll es leichter werden, {place} {zudo}.",
    "Im Gespräch mit der Verwaltung wurde schnell klar, dass {things} fehlen.",
    "Das kostet wenig, braucht aber Zeit und jemanden, der {when} aufschließt.",
    "Am Ende lagen {number} Vorschläge auf dem Tisch, und über keinen wurde gelacht.",
    "Ob {nom} bleibt, entscheidet sich {when}.",
    "{Who} erzählten, wie sie {spot} angefangen haben, und was sie heute anders machen würden.",
    "Zuerst gab es nur {things}, dann kam {nom} dazu.",
    "Für {acc} fanden sich {place} überraschend schnell {things}.",
    "„Wir hätten das nie allein geschafft“, hieß es {when} {spot}.",
    "Nicht alles hat geklappt: {Nom} musste zweimal verschoben werden, weil {things} nicht rechtzeitig da waren.",
    "Nach {number} Stunden war die Arbeit getan, und es gab Suppe für alle.",
    "Die Stadt unterstützt {acc} mit einem kleinen Zuschuss, den Rest tragen Spenden.",
    "{Place} leben Menschen, die gern {do} würden, aber nicht wissen, an wen sie sich wenden können.",
    "Genau dafür ist {nom} da: Hier kann man {when} ohne Anmeldung {do}.",
    "{Who} kümmern sich seitdem um {acc} und führen ein kleines Tagebuch.",
    "Im Vergleich zum Vorjahr kamen {number} Prozent mehr Gäste, obwohl es {when} geregnet hat.",
    "Wichtig war allen, dass {nom} barrierefrei zu erreichen ist und nichts kostet.",
    "Wer {things} übrig hat, kann sie {spot} abgeben.",
    "{Nom} ist kein Ersatz für das Amt, sondern ein Anfang, aus dem alle lernen.",
    "Darum treffen sich {who} jetzt regelmäßig, um {place} {zudo}.",
    "Die Auswertung zeigt, dass {number} von hundert Befragten {acc} schon kennen.",
    "Im nächsten Schritt prüfen {who}, ob sich {nom} auch {spot} umsetzen lässt.",
    "Vieles ging leichter als gedacht, nur {things} waren {when} schwer zu bekommen.",
    "{When} wird {spot} aufgeräumt, danach ist Zeit zum Reden.",
)

HEADINGS = (
    "Wie es anfing",
    "Was wir gelernt haben",
    "So geht es weiter",
    "Wer dabei war",
    "Was noch fehlt",
    "Ein Blick zurück",
    "Was das kostet",
    "Der Ort",
    "Fragen und Antworten",
    "Was die Verwaltung sagt",
    "Zahlen und Eindrücke",
    "Woran es hakt",
    "Mitmachen",
    "Was uns überrascht hat",
)

TITLES = (
    "{name} {place}: so war der Auftakt",
    "{name} {place} sucht Verstärkung",
    "Was {nom} {place} verändert hat",
    "Ein Jahr {name} {place}",
    "Einladung: {name} {place}",
    "{name} {place} – ein Zwischenstand",
    "Warum {who} {place} {do}",
    "{name} {place}: was wir gelernt haben",
    "Neues von {dat} {place}",
    "{number} Ideen für {acc} {place}",
)
