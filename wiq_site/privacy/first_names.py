"""First names that are common in a German town, written down from memory: a hint needs no complete list.

Names that are also words or places are left out (*Heide*, *Roman*, *Mark*, *Sofia*, *Kai*).
"""

from wiq_site.text import split_names

_NAMES = """
    Adam Adele Adrian Agnes Ahmad Ahmed Aische Aisha Albert Alejandro Aleksandar Aleksandra Alex Alexander Alexandra
    Alexej Alfons Alfred Ali Alice Alicia Alina Alma Almut Alojzy Amalia Amanda Amelie Amina Amir Amira Ana Anastasia
    Andre André Andrea Andreas Andrej Andrzej Angela Angelika Anh Anika Anita Anja Anke Ann Anna Anne Annegret
    Annekathrin Anneliese Annemarie Annett Annette Annika Anton Antonia Antonio Arif Armin Arne Arno Arthur Artur Asli
    Astrid Axel Ayla Ayse Ayşe Aziz Barbara Bärbel Basil Bastian Beate Beatrice Beatrix Benjamin Benno Bernd Bernhard
    Bert Berta Bertram Bettina Bianca Bilal Birgit Birgitta Birte Björn Bodo Bogdan Boris Brigitte Britta Bruno Burak
    Burkhard Carina Carl Carla Carlos Carmen Carola Carolin Caroline Carsten Caterina Cathrin Cem Charlotte Chiara
    Christa Christel Christian Christiane Christina Christine Christoph Christopher Claas Clara Claudia Claus Clemens
    Conny Constantin Constanze Corinna Cornelia Cornelius Dagmar Dana Daniel Daniela Danuta Dariusz David Denis Denise
    Dennis Detlef Diana Dieter Dietmar Dietrich Dirk Dmitri Dominic Dominik Dora Doreen Doris Dorothea Dorothee
    Eberhard Ebru Eckhard Edda Edeltraud Edgar Edith Eduard Egon Ehsan Elena Eleni Eleonore Elfriede Elias Elif Elisa
    Elisabeth Elise Elke Ella Ellen Elmar Elsa Elvira Emil Emilia Emilie Emily Emine Emma Emre Enrico Erhard Eric
    Erich Erik Erika Erkan Erna Erwin Esra Esther Eugen Eva Evelin Evelyn Ewa Fabian Falk Fatima Fatma Felicitas Felix
    Ferdinand Finn Florian Francesca Francesco Frank Franz Franziska Fred Freya Frida Frieda Friederike Friedhelm
    Friedrich Fritz Gabi Gabriel Gabriela Gabriele Georg Georgios Gerald Gerd Gerda Gerhard Gerlinde Gert Gertrud Gesa
    Gesine Gisela Gitta Giulia Giuseppe Gökhan Götz Greta Grit Grzegorz Gudrun Guido Günter Günther Gustav Hakan Hamid
    Hanna Hannah Hanne Hannelore Hannes Hans Harald Harry Hartmut Hasan Hassan Hatice Hedwig Heidemarie Heidi Heike
    Heiko Heiner Heinrich Heinz Helena Helene Helga Helmut Hendrik Henriette Henrik Henry Herbert Heribert Hermann
    Hilda Hilde Hildegard Holger Horst Hubert Hussein Ibrahim Ida Ilona Ilse Imke Ina Ines Inga Inge Ingeborg Ingo
    Ingrid Irena Irene Irina Irma Irmgard Isabel Isabell Isabella Isabelle Ismail Ivan Ivo Iwan Jacek Jacqueline Jakob
    Jakub Jan Jana Janet Janina Janine Jannik Janusz Jasmina Jean Jeannette Jennifer Jens Jerzy Jessica Joachim Joanna
    Jochen Johann Johanna Johannes John Jolanta Jonas Jonathan Jörg Jörn José Josef Josefine Joseph Juan Judith Julia
    Julian Juliane Julius Jürgen Justus Jutta Kamil Karen Karim Karin Karina Karl Karla Karola Karolin Karolina
    Karsten Katarzyna Katharina Käthe Kathleen Kathrin Katja Katrin Kemal Kerstin Kevin Khaled Kilian Kirsten Klara
    Klaus Konrad Konstantin Konstanze Kristin Kristina Krzysztof Kurt Lara Lars Laura Laurin Layla Lea Leila Lena Lene
    Leni Leo Leon Leonard Leonhard Leonie Leopold Lia Lieselotte Lilli Lilly Lina Linda Lisa Lothar Lotte Louis Louisa
    Louise Luca Lucas Lucia Lucie Ludger Ludwig Luis Luisa Luise Lukas Lutz Lydia Maciej Magdalena Mahmoud Maik Maike
    Maja Małgorzata Malte Mandy Manfred Manja Manuel Manuela Marc Marcel Marco Marcus Mareike Margarete Margit Margot
    Margret Maria Mariam Marianne Marie Marietta Marina Mario Marion Marit Markus Marlene Marlies Marta Martha Martin
    Martina Maryam Mathias Mathilda Mathilde Matteo Matthias Max Maximilian Mechthild Mehmet Melanie Melina Meike
    Meltem Merle Meryem Mia Micha Michael Michaela Michel Michelle Miguel Mika Milan Mila Mina Mira Miriam Mirjam
    Mirko Mohamed Mohammad Mohammed Monika Monique Moritz Muhammad Murat Mustafa Mykola Nadine Nadja Natalia Natalie
    Natascha Nele Nguyen Nicholas Nick Nico Nicola Nicolas Nicole Niklas Nikola Nikolai Nikolaj Nikos Nils Nina Noah
    Noor Nora Norbert Norman Nour Oksana Olaf Ole Oleg Oleksandr Olena Olga Olha Oliver Olivia Omar Osman Oskar Oswald
    Othmar Otto Ottilie Pamela Pascal Patricia Patrick Patrik Paul Paula Pauline Pavel Pedro Peggy Peter Petra Philip
    Philipp Phillip Pia Piotr Rafael Ragnar Raimund Rainer Ralf Ralph Ramona Rania Raphael Rashid Rebecca Rebekka
    Regina Regine Reinhard Reinhold Renate Renata René Reza Ricarda Richard Rico Rita Robert Roberto Robin Roger
    Roland Rolf Romy Ronald Ronja Ronny Rosemarie Rosi Rosita Roswitha Rudi Rudolf Rüdiger Runa Ruben Ruth Sabine
    Sabrina Said Salim Salma Samira Samuel Sandra Sandro Sara Sarah Sascha Saskia Sebastian Selim Selina Selma Sergej
    Serhij Serkan Severin Sibylle Siegfried Sieglinde Siegmar Sigrid Silja Silke Silvana Silvia Silvio Simon Simone
    Sina Sinan Sissi Slawomir Solveig Sonja Sophia Sophie Stanislaw Stefan Stefanie Steffen Steffi Stephan Stephanie
    Susann Susanna Susanne Svea Sven Svenja Svetlana Sybille Sylke Sylvia Tamara Tanja Tarek Tatjana Thea Theo Theodor
    Theresa Therese Thi Thilo Thomas Thorsten Till Tilman Tim Timo Tina Tobias Tom Tomasz Toni Torben Torsten Traute
    Udo Ulf Ulla Ulli Ulrich Ulrike Ursula Uschi Uta Ute Uwe Valentin Valentina Vanessa Vera Verena Veronika Vicky
    Viktor Viktoria Vincent Vito Vivian Viviane Volker Volodymyr Waldemar Walter Waltraud Wanda Wassili Wendelin
    Wenzel Werner Wiebke Wilfried Wilhelm Wilhelmine Willi Willy Winfried Wojciech Wolfgang Wolfram Xenia Yannick
    Yasemin Yasin Yasmin Yildiz Yusuf Yvonne Zahra Zbigniew Zeynep Zofia Zoe Zoran Zuzanna Ann-Kathrin Anna-Lena
    Anne-Marie Annika-Marie Eva-Maria Hans-Dieter Hans-Georg Hans-Joachim Hans-Jürgen Hans-Peter Hans-Werner
    Heinz-Peter Jan-Philipp Karl-Heinz Karl-Friedrich Klaus-Dieter Klaus-Peter Marie-Luise Marie-Sophie Rosa-Maria
"""

FIRST_NAMES = split_names(_NAMES)
