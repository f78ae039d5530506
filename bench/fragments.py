"""What is put into files: values that fields do not expect, pieces of Markdown, odd characters, names of files.

In the lists below ``¦`` and the end of a line part one from the next, ``⏎`` is a line break and ``⇥`` a tab.
"""


def _split(text: str) -> tuple[str, ...]:
    lines = text.strip("\n").split("\n")
    return tuple(part.replace("⏎", "\n").replace("⇥", "\t") for line in lines for part in line.split("¦"))


CONTROLS = tuple("\x00\x01\x07\x08\x0b\x0c\x1b\x7f\x85\x9f")

ODD = _split("""
\xa0¦\u202f¦\u2028¦\u2029¦\u200b¦\u200d¦\u2060¦\ufeff¦\xad¦\u3000¦\u202e¦\u2066¦\u200f¦\u0308¦\u0323\u0301¦ำ¦�
\ufffe¦\ud7ff¦\U0010ffff¦🎉¦👩\u200d👩\u200d👧¦ß¦ẞ¦ﬁ¦½¦①¦ـ¦\\¦|¦`¦<¦&¦{¦*¦_¦~¦'¦"
""")

_LONG_VALUES = ("9" * 400, "a" * 300, "Wort " * 400, "W" * 5000)

VALUES = (
    "",
    *_LONG_VALUES,
    *_split("""
 ¦~¦null¦true¦nein¦0¦-1¦1e9¦0x1f¦012¦1_000¦.nan¦NaN¦2026-02-30¦2026-13-01¦0000-00-00¦9999-12-31¦1-1-1
2026-06-31 25:61¦2026-03-29 02:30¦2026-05-09T10:00:00Z¦2026-05-09 10:00:00+02:00¦9. Mai 2026¦2027-01-01¦1970-01-01
5/9/2026¦[]¦{}¦[[[]]]¦[a, [b, {c: d}]]¦{a: 1}¦{a: {b: {c: {d: e}}}}¦[klima, klima]¦[1, 2026-05-01]¦[,]¦{¦]¦'¦"¦'a
a: b: c¦a # b¦#¦# klima¦!Achtung¦@amt¦%¦`x`¦- ¦? ¦:¦|¦>¦|-¦| Text¦&a x¦*a¦!!python/object:os.system x
!!binary aGFsbG8=¦!!set {a}¦!x y¦klima¦unterdorf¦Unterdorf¦KLIMA¦klíma¦klima, kultur¦linden¦linden.md¦../linden
index¦seite¦gebiet¦con¦ä¦-¦--¦a--b¦x/y¦..¦.¦/¦\\¦%2e%2e¦/blog/¦/teams/linden/¦/x/../y/¦/gruppen/kannen.html¦//host/x
javascript:alert(1)¦https://¦https://a.example/ b¦mailto:x@y.example¦x@y¦x@y.example¦http://ä.example/ö?ü#ß
file:///etc/passwd¦bilder/fass.png¦../teams/bilder/linde.png¦bilder/fehlt.png¦/etc/passwd¦bilder¦FASS.PNG
<b>fett</b>¦<script>alert(1)</script>¦**fett**¦[x](y)¦{{ x }}¦{% raw %}¦&amp;¦&nbsp;¦<!-- x -->¦שלום עולם¦مرحبا
\u202everkehrt¦👍¦🎉🎉¦e\u0301¦Ünïcödé¦文字¦"zwei\\nZeilen"¦"\\0"¦"\\x07"¦"\\ud800"¦"\\u2028"¦"\\U0001F600"¦'it''s'
"a" b¦a⇥b¦jeden Freitag¦jeden 31. Februar¦jeden zweiten Montag, 25 Uhr¦täglich¦nie¦3. Oktober, 10 Uhr¦M0 0 Z
M3 24 L40 24 Z¦M1e9 0¦[25, 40]¦[1000, -1]¦[a, b]¦läuft¦offen¦ruht¦zahlen
"""),
)
"""Values of fields, as they are typed behind the colon."""

KEYS = _split("""
titel¦Title¦TITLE¦tags¦description¦published¦image¦layout¦draft¦slug¦id¦aliases¦date¦updated¦kurz¦teams¦termine¦idee
tops¦gesucht¦treffen¦bis¦ort¦x¦<<¦1¦ansicht¦hide¦extra¦strict¦INHERIT¦custom_dir¦site_dir¦cache¦nav¦ü¦on¦null
""")

_LONG = (
    *("Donaudampf" * 60, "x" * 20_000, "[" * 10_000, "](" * 5_000, "(" * 10_000, "> " * 200 + "tiefer", "*" * 3_000),
    *("- " * 120 + "tiefer", "`" * 3_000, "<" * 3_000, "<b>" * 200 + "tief", "![" * 500, "**a " * 500, "a\n" * 3_000),
    *("| " * 300 + "\n|" + "-|" * 300, "&" * 2_000, "\\" * 999, "1. " * 100, "[a](" * 200, "_a*" * 400),
)

FRAGMENTS = (
    *_LONG,
    *_split("""
```⏎Offener Zaun¦~~~~⏎Offene Wellen⏎~~~¦```yaml⏎title: x⏎```¦````⏎```⏎Innen⏎````¦`offene Spalte
    Eingerückter Absatz¦⇥Tabulator davor¦``Strich ` darin``¦- ```⏎  Zaun im Punkt⏎  ```¦> ```⏎> Zitatzaun
<!-- geheim -->¦<!-- offen¦-->¦<!---->Danach¦<!--> sichtbar¦<!-- a -- b --!> weiter¦`<!--` gezeigt¦<div>Kasten</div>
<div>⏎⏎Absatz drin⏎⏎</div>¦</div>¦<p>Offen¦<b>fett¦<i>kreuz <b>weise</i></b>¦<script>alert(1)</script>
<style>p{}</style>¦<iframe src=//x></iframe>¦<img src=x onerror=y>¦<svg><title>¦<table><tr><td>Zelle</table>
<details><summary>Auf¦<Platzhalter>¦<3 Herzen¦a<b und c>d¦<https://x.example>¦<a href='x'>Ankerwort</a>
<a name=oben>¦<br>¦<hr/>¦<?php echo 1 ?>¦<![CDATA[Rohtext]]>¦<!DOCTYPE html>¦<kbd>Taste</kbd>
<abbr title='Lange Form'>Kürzel</abbr>¦<textarea>Eingabe¦<select><option>Auswahl¦<title>Kopf¦<ul><li>Eintrag
<pre>⏎⏎Roh **nicht**⏎</pre>¦<h1>Riesig</h1>¦<math><mi>x</mi></math>¦<center>Mitte</center>¦# Überschrift
## Zweite⏎Text darunter¦##Ohne Leerraum¦####### Sieben¦Unterstrichen⏎=====¦Strichlinie⏎---¦---¦***
- Punkt⏎- Punkt zwei¦Satz davor⏎- Punkt direkt¦* Stern⏎⇥* Unterstern¦1) Erstens⏎2) Zweitens¦3. Oktober: Erntefest
0341. Vorwahl¦1.–3. Mai Ausflug¦2026. Jahresrückblick¦• Aufzählung⏎• Zweite¦– Gedanke⏎– Zweiter
- [ ] Offenes⏎- [x] Erledigtes¦- ⏎- ⏎¦-¦10. Zehntens⏎9. Neuntens¦- a⏎   - b⏎     - c⏎       - drinnen¦> Zitat⏎weiter
> > > Tiefzitat¦>¦> - Punktzitat⏎>   > Innen¦> [!NOTE]⏎> Merksatz¦> [!FALSCH]⏎> Merkwürdig
> [!TIP] Titelzeile⏎> Rest¦!!! note "Kastentitel"⏎    Inhalt¦!!! note⏎Ohne Einzug¦!!! unbekannt⏎    Inhaltlich
??? tip⏎    Klappe¦!!! Achtung !!!¦!!! warning ""⏎    Titellos¦| Kopf | Spalte |⏎|---|---|⏎| Zelle | Feldwert |
| Kopf |⏎|---|⏎| Eins | Zuviel |¦| Kopf | B |⏎|---|⏎| Wenig |¦Kopf | Spalte⏎--- | ---⏎Zelle | Feld¦|---|
| `a|b` | Strich |⏎|---|---|⏎| \\| | Wert |¦Satz davor⏎| Kopf |⏎|---|⏎| Zelle |¦| Kopf | Zwei |⏎|:-:|--:|⏎||
Begriff⏎: Erklärung¦Begriff⏎⏎:   Erklärung⏎⏎    Fortsetzung¦: Allein¦Doppelt⏎: Erste⏎: Zweite¦~ Wellenerklärung
[weg](fehlt.md)¦[weg](../teams/linden.md#nirgends)¦[x]()¦[](mitmachen.md)¦[offen](¦[a](b c)¦[t](<mit leer.md>)
[Wort](../teams/linden.md 'Titelwort')¦![](bilder/fass.png)¦![Bildtext](bilder/fehlt.png)
[![Innenbild](bilder/fass.png)](#x)¦[Gärten](https://x.example/ä ö)¦[x](javascript:alert(1))¦[x](data:text/html,y)
[x](//host/y)¦[x](\\\\host)¦[x](?q=1)¦[oben](#)¦[Verweis][nirgends]¦[Verweis][]¦[Kurzverweis]
[eins]: https://a.example¦[zwei]: <>¦[Achtung]: Samstag¦[Wichtig]: morgen 'Treffpunkt'¦Note[^1] hier
Note[^fehlt] hier¦[^ungenutzt]: Fußnotentext¦[^1]: Doppelfußnote¦[^1]: ¦[^1]:⏎    Eingerückt¦Inline^[Randnotiz]
[^a]: Kreis[^b]⏎[^b]: Zurück[^a]¦## Anker {#vorschlagen}¦## Anker {#a b}¦Absatz⏎{: .klasse }¦{: #x }
{onclick=alert(1)}¦![Text](x.png){width=9999}¦*[Abk]: Abkürzung¦https://nackt.example/pfad¦www.nackt.example
wer@post.example¦mailto:wer@post.example¦#Hashtag¦@Erwähnung¦:smile:¦**Achtung:**Bitte¦Nach**bar**schaft
Gäst*innen und Freund_innen¦snake_case_wort¦**offen¦*_verschränkt*_¦***alles***¦~~fort~~¦~einfach~¦§ 5 Abs. 1
[ ] leer¦2*3*4¦5 > 3 & 2 < 4¦„Zitat“ – ‚halb‘ …¦Wort\\⏎Umbruch¦Zeile  ⏎Umbruch¦\\*kein Stern\\*
&copy; &auml; &#0; &unbekannt;¦{{< youtube abc >}}¦{% include x %}¦{{ variable }}¦{{offen¦[[Wiki-Seite]]
+++⏎title='x'⏎+++¦[toc]¦[TOC]¦<<<<<<< HEAD⏎Eigenes⏎=======⏎Fremdes⏎>>>>>>> main¦---⏎title: Zweiter Kopf⏎---
titel: Im Text¦=== "Reiter"⏎    Inhaltsreiter¦$$x^2$$¦\\(formel\\)¦--8<-- 'datei'¦```mermaid⏎graph TD⏎```
::: warning⏎Behälter⏎:::
مرحبا بالجيران¦שלום לשכנים¦Z\u0351\u036b\u0343algotext¦\u202everkehrt\u202c¦文字文字文字¦Ελληνικά λόγια¦e\u0301cole
👩\u200d👩\u200d👧 Familie
"""),
)
"""Pieces of Markdown, of other dialects and of what other programs leave behind."""

NAMES = (
    *("x" * 240 + ".md", "ä" * 120 + ".md", "a\nb.md", "a\tb.md"),
    *_split("""
UPPER.md¦mit leer.md¦ümläut.md¦u\u0308mla\u0308ut.md¦🎉.md¦🎉 fest.md¦---.md¦index.md¦README.md¦.md¦..md¦-rf.md
a.b.c.md¦con.md¦%2e%2e.md¦a?b.md¦a#b.md¦a&b.md¦a'b".md¦<b>.md¦a\\b.md¦a:b.md¦linden.md¦kuchen.md¦seite.md¦gebiet.md
feed.xml.md¦termine.ics.md¦404.md¦\u202egnp.md¦2026-05-09.md¦2026-05-09-.md¦2026-13-45-kaputt.md
2099-01-01-morgen.md¦2026-05-09-2026-05-09-x.md¦2026-05-09_unter.md¦\udcff\udcfe.md¦fest\udcff.md¦nul\x01.md¦文字.md
مرحبا.md¦\u200b.md¦\xad.md¦ﬁn.md¦ẞ.md¦e\u0301.md¦.versteckt.md¦#weg#.md
"""),
)
"""Names of files as programs and people choose them; the surrogates stand for bytes that are no UTF-8."""

ENDINGS = _split("""
.MD¦.Md¦.markdown¦.mdown¦.mdx¦.md.txt¦.txt¦.docx¦.html¦.md~¦.md.bak¦.md.orig¦.rst¦.yml¦.json¦.xml¦.ics¦.js¦.svg¦.png
.jpg¦.JPG¦.heic¦.pdf¦.php¦.md ¦.md.md¦.htaccess¦.swp¦
""")
