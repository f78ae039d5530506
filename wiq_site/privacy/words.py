"""What stands beside names, what looks like one, and persons whom everybody may name."""

from wiq_site.text import split_names

TITLES = split_names("Frau Herr Herrn Dr. Prof. Professor Professorin Doktor Fam. Familie Hr.")
"""Words that a surname follows."""

COLLECTIVE = split_names("Familie Frau Herr Herrn")
"""Those that are also plain words: behind an article they are no title (*für die Familie Zeit haben*)."""

ARTICLES = split_names(
    """
    der die das den dem des ein eine einer einem einen eines jede jeder jedem jeden keine keiner diese dieser unsere
    unserer meine meiner deine deiner ihre ihrer seine seiner eure eurer ganze ganzen als pro zur zum alte alten
    ältere älteren junge jungen Eine Die Jede Keine Unsere Diese Ihre Meine Thema und oder Mann
    """
)

PARTICLES = split_names("von van vom zu zur de del della di da dos el al la le ten ter Van Thi Anh Minh")
"""Words between a first name or title and a surname."""

ARTICLES_IN_NAMES = split_names("der den dem la las los")
"""Words that stand in a name behind one of those: *van der*."""

OFFICES = split_names(
    """
    Doktor Professor Professorin Pfarrer Pfarrerin Minister Ministerin Bürgermeister Bürgermeisterin Oberbürgermeister
    Oberbürgermeisterin Präsident Präsidentin Stadtrat Stadträtin Direktor Direktorin Schulleiter Schulleiterin
    Kollege Kollegin Nachbar Nachbarin Lehrer Lehrerin Staatssekretär Staatssekretärin Ortsvorsteher Ortsvorsteherin
    Rechtsanwalt Rechtsanwältin Dipl.-Ing. Ing. Mag. Dr. Prof. med. phil. Frau Herr Herrn Familie
    """
)
"""Words between a title and a name."""

NOBODY = split_names(
    """
    Holle Holles Luna Musica Welt Antje Mahlzahn Elster Fuchs Sonne Rossi Nilsson Nilson Taschenbier Tur Ober Oetker
    Dolittle Faust Faustus Schiwago Mabuse Jekyll Who Pinguin Turtur Alma-Mater Sein Werden
    """
)
"""What follows titles in tales and on shelves."""

_FAMOUS = """
    Johann Sebastian Bach, Sebastian Bach, Carl Philipp Emanuel Bach, Felix Mendelssohn, Felix Mendelssohn Bartholdy,
    Clara Schumann, Robert Schumann, Clara Wieck, Friedrich Wieck, Richard Wagner, Gustav Mahler, Edvard Grieg, Albert
    Lortzing, Max Reger, Max Klinger, Max Beckmann, Ludwig van Beethoven, Ludwig Beethoven, Wolfgang Amadeus Mozart,
    Georg Philipp Telemann, Telemann, Johann Wolfgang Goethe, Johann Wolfgang von Goethe, Friedrich Schiller, Heinrich
    Heine, Karl Heine, Carl Heine, Erich Kästner, Joachim Ringelnatz, Christian Fürchtegott Gellert, Johann Christoph
    Gottsched, Gottfried Wilhelm Leibniz, Wilhelm Leibniz, Martin Luther, Martin Luther King, Thomas Müntzer, Karl
    Marx, Friedrich Engels, August Bebel, Wilhelm Liebknecht, Karl Liebknecht, Rosa Luxemburg, Clara Zetkin, Ernst
    Thälmann, Georg Schwarz, Georg Schumann, Carl Goerdeler, Otto Braun, Willy Brandt, Konrad Adenauer, Helmut Kohl,
    Angela Merkel, Anna Seghers, Bertolt Brecht, Christa Wolf, Thomas Mann, Heinrich Mann, Heinrich Böll, Günter
    Grass, Hermann Hesse, Franz Kafka, Friedrich Nietzsche, Theodor Fontane, Sophie Scholl, Hans Scholl, Anne Frank,
    Dietrich Bonhoeffer, Käthe Kollwitz, Paula Modersohn-Becker, Paul Klee, Otto Dix, Louise Otto-Peters, Henriette
    Goldschmidt, Bertha von Suttner, Astrid Lindgren, Michael Ende, Janosch, Otfried Preußler, Karl May, Wilhelm
    Busch, Jacob Grimm, Wilhelm Grimm, Hans Christian Andersen, Christian Andersen, Peter Pan, Max Planck, Albert
    Einstein, Robert Koch, Robin Hood, Ronja Räubertochter, Till Eulenspiegel, Rudolf Virchow, Alexander von Humboldt,
    Wilhelm von Humboldt, Marie Curie, Werner Heisenberg, Friedrich Fröbel, Maria Montessori, Rudolf Steiner, Daniel
    Gottlob Moritz Schreber, Moritz Schreber, Friedrich Ludwig Jahn, Johann Gottfried Seume, Friedrich List, Karl
    Tauchnitz, Paul Gruner, Johannes Brahms, Franz Schubert, Franz Liszt, Anton Bruckner, Antonio Vivaldi, Georg
    Friedrich Händel, Friedrich Händel, Kurt Masur, Werner Tübke, Bernhard Heisig, Michail Gorbatschow, Jane Jacobs,
    Nikola Tesla, Emma Goldman, Hannah Arendt, Hilde Domin, Rosa Parks, Frida Kahlo, Bob Marley, Max und Moritz, Hans
    im Glück, Hänsel und Gretel, Emil Tischbein, Harry Potter, Pippi Langstrumpf, Maria Stuart, Emilia Galotti,
    Wilhelm Tell, Anna Karenina, Billy Elliot, Adam Riese, Otto Normalverbraucher
"""
FAMOUS = frozenset(tuple(name.split()) for name in _FAMOUS.split(","))
"""Persons of history and of tales; those of streets and schools are told from persons by what follows."""

NAMED = split_names(
    """
    Sankt St. Heilige Heiliger Villa Haus Kita Café Cafe Schule Film Buch Roman Märchen Oper Stück Team Gruppe Projekt
    Grundschule Oberschule Gymnasium Hotel Gasthaus Platz Straße
    """
)
"""Words before a name that is that of a place or a work (*Sankt Martin*, *Villa Rosa*)."""

PLACES = tuple(
    split_names(
        """
        allee apotheke bad band bar bibliothek brücke bücherei café chor damm denkmal ensemble festival galerie garten
        gasse gesellschaft grundschule gymnasium hain halle haus heim hof hort institut jahr kanal kapelle kirche kita
        klinik krankenhaus laden markt museum nacht oberschule orchester park passage platz preis quartett ring schule
        siedlung stadion steig stift stiftung str. strasse straße tag tage theater turm ufer universität verein
        viertel weg woche zentrum
        """
    )
)
"""Ends of words that make a place or a thing out of the name before (*Clara Zetkin Park*)."""

LABELS_OF_PERSONS = split_names(
    """
    Mitglieder Mitglied Leitung Leiter Leiterin Leiter:in Ansprechpartner Ansprechpartnerin Ansprechpartner:in
    Ansprechpartner:innen Ansprechperson Ansprechpersonen Kontaktperson Autor Autorin Autorinnen Autoren Autor:in
    Autor:innen Verfasser Verfasserin Verfasser:in Sprecher Sprecherin Sprecher:in Vorsitz Schatzmeister
    Schatzmeisterin Teammitglieder Gastgeber Gastgeberin Gastgeber:in Schriftführung Beisitz Moderation Koordinatorin
    Koordinator Koordinator:in
    """
)
"""Words before a colon that nothing but persons and roles follow."""

LABELS = LABELS_OF_PERSONS | split_names(
    """
    Kontakt Koordination Vorstand Protokoll Kasse Text Verantwortlich Verantwortliche Dabei Team Organisation
    Redaktion Infos Anmeldung Fragen
    """
)
"""Words before a colon that persons may follow."""

ROLES = split_names(
    """
    Leitung Team Gruppe Vorstand Kasse Technik Garten Presse Medien Social Media Grafik Design Web Website Werkstatt
    Fahrrad Musik Kultur Sport Küche Bau Holz Finanzen Recht Fotos Foto Film Video Text Redaktion Blog Newsletter
    Mitglieder Mitglied Kontakt Eltern Kinder Jugend Senioren Lotse Lotsin Pate Patin Paten Helfer Helferin Fachleute
    Anwohner Nachbarn Stadt Ost West Nord Süd Mitte Front End Front-End Back End Software Data Open Source Event
    Events Management Projekt Community Manager Fundraising Marketing Workshop Workshops Transport Logistik Material
    Einkauf Kuchen Spiele Schach Yoga Deutsch Englisch Arabisch Sprache Sprachen Umwelt Klima Energie Verkehr Wasser
    Pflanzen Bäume Beete Haus Platz Markt Fest Feste Ideen Kontakte Buch Bücher Regal Post Quartier Verein Verwaltung
    Politik Partner Schule Kita Universität Wissenschaft Forschung Studium Praktikum Ehrenamt Büro Raum Räume Erste
    Hilfe Ersthelfer Trainer Trainerin Schiedsrichter Betreuer
    """
)
"""Words of which roles consist; two of them are no name."""

THINGS = tuple(
    split_names(
        """
        :in amt anz arbeit bau betreuung dienst enz erin:in führer führerin grafie gruppe handwerk heit hilfe ie ik
        innen ion ismus keit kunde kurs küche leiter leiterin ling logie meister meisterin ment nis pflege plan planer
        planung projekt rat schaft schutz stand stelle team technik teilung treff tum tät ung ur wart wartin werk
        wesen
        """
    )
)
"""Ends of words that are things, activities or roles."""
