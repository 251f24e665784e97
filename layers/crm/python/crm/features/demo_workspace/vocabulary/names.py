"""First and last names by where they are frequent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Names that go together."""

    first: tuple[str, ...]
    last: tuple[str, ...]


def _names(first: str, last: str) -> Names:
    return Names(tuple(first.split()), tuple(last.split()))


NAMES: Mapping[str, Names] = {
    "english": _names(
        "Amelia Beatrice Callum Daphne Elliot Fiona Graham Harriet Imogen Jasper Kendra Leland Maeve Nolan Odette "
        "Percy Rosalind Silas Tabitha Wesley Winifred Zachary Marcus Joanna",
        "Ashdown Birch Calloway Dunmore Eastwick Fairbank Gresham Hollis Ingram Kettering Langley Merriweather "
        "Northcott Oakes Pemberton Quill Rowntree Standish Thackeray Underhill Vickers Whitlock Yardley Marlowe",
    ),
    "irish": _names(
        "Aoife Ciarán Deirdre Eoin Fionn Gráinne Niamh Oisín Róisín Saoirse Tadhg Cormac",
        "Brennan Cullinane Devaney Fahy Hanrahan Keane Lavelle McGarry Naughton O’Dowd Quirke Tierney",
    ),
    "french": _names(
        "Adèle Bastien Clémence Damien Élodie Fabrice Gaëlle Hugo Inès Jérôme Léonie Maxence Noémie Odile Pascal "
        "Romane Solène Théo Victoire Yannick",
        "Aubertin Besnard Chauveau Delattre Escoffier Fournel Gaillard Hébert Imbert Joubert Lacombe Marchand "
        "Normand Ollivier Perrault Quentin Rousselle Savary Thibault Vasseur",
    ),
    "german": _names(
        "Anselm Birgit Carsten Dorothea Edda Florian Gesine Henrik Ilse Jonas Katrin Lennart Mareike Nils Ortrud "
        "Philipp Renate Silke Thorben Ulrike",
        "Ahrens Brandt Clausen Dreyer Eberhardt Feldmann Grothe Hartwig Imhoff Jansen Kessler Lindemann Mohr "
        "Niemeyer Osterkamp Petersen Reinhardt Sommer Tillmann Voss",
    ),
    "dutch": _names(
        "Anouk Bram Carlijn Diederik Femke Gijs Hanneke Joost Lotte Maarten Nienke Pieter Roos Sander Tessel Wouter",
        "Aalbers Bakhuis Coster Dijkman Elzinga Groeneveld Hoekstra Kuiper Leenders Molenaar Postma Schouten "
        "Terpstra Verhoeven Wielinga Zijlstra",
    ),
    "nordic": _names(
        "Astrid Bjarne Camilla Dagny Einar Freja Gunhild Håkon Ingrid Jesper Kirsten Lars Maja Nikolaj Oda Rasmus "
        "Signe Torben Ulla Viggo",
        "Almqvist Bergström Dahlgaard Eklund Fjeldsted Grønning Hallberg Isaksen Jørgensen Kjær Lindqvist Mortensen "
        "Nyström Østergaard Paulsen Rosenvinge Sandberg Thorsen Vestergaard Wikström",
    ),
    "finnish": _names(
        "Aino Eero Helmi Ilmari Kaisa Lauri Maarit Niilo Oona Pekka Riikka Tapio Urmas Veikko Kadri Liis",
        "Aaltonen Hakala Järvinen Kivelä Laaksonen Mäkelä Niskanen Ojala Pelkonen Rannikko Salmela Tammisto "
        "Uusitalo Virtala Kask Tamm",
    ),
    "spanish": _names(
        "Alba Benicio Carmen Dario Elvira Fermín Gabriela Hernán Irene Joaquín Lucía Mateo Nuria Octavio Paloma Rafael "
        "Soledad Tomás Ximena Yolanda",
        "Aguirre Bustamante Cifuentes Dávila Echeverría Figueroa Galarza Herrera Ibarra Jurado Larraín Montoya "
        "Navarro Olmedo Paredes Quiroga Rivas Salcedo Tejada Villalobos",
    ),
    "portuguese": _names(
        "Afonso Beatriz Caetano Débora Estela Filipe Gonçalo Helena Inácio Joana Leonor Miguel Natália Otávio Rita "
        "Sebastião Teresa Vasco",
        "Abrantes Barreto Carvalhal Damasceno Esteves Fonseca Guimarães Henriques Leitão Macedo Noronha Pacheco "
        "Queirós Rezende Sampaio Teles Valadares Xavier",
    ),
    "italian": _names(
        "Agnese Bruno Chiara Dante Elettra Fabio Ginevra Lorenzo Marta Nicolò Ornella Pietro Rosalba Saverio Tullia "
        "Vittorio",
        "Allegri Bertolini Cavallo Donati Esposito Ferraris Galimberti Lombardo Marchetti Nardone Olivero Pellegrini "
        "Rinaldi Scarpa Tosatti Vercelli",
    ),
    "greek": _names(
        "Anastasia Dimitris Eleni Fotis Katerina Lefteris Myrto Nikos Panagiota Stavros Thalia Yannis",
        "Angelidis Drakopoulos Economou Galanis Kalogeros Lambrakis Markou Nikolaidis Papadakis Samaras Theodorou "
        "Vlachos",
    ),
    "slavic": _names(
        "Agnieszka Bartosz Celina Dominik Ewelina Filip Grażyna Hynek Iveta Jarosław Kamila Ludmila Marek Natalia "
        "Ondřej Pavla Radek Sylwia Tomasz Zdeňka",
        "Adamczyk Bielecki Czerny Dvořák Gajewski Havelka Jankowska Kowalczyk Laskowski Mazurek Nowicki Ostrowski "
        "Pospíšil Rybka Sobczak Tesař Urban Wójcik Zawadzki Žák",
    ),
    "turkish": _names(
        "Aslı Burak Ceren Deniz Elif Ferhat Gülşen Hakan İpek Kerem Leyla Murat Nazlı Onur Selin Tolga",
        "Aksoy Bayraktar Çelik Demirkan Erdem Güneş Karaca Kılınç Öztürk Polat Sarıkaya Tekin Uysal Yalçın Yıldız "
        "Zengin",
    ),
    "hebrew": _names(
        "Adi Boaz Dalia Eitan Galit Hadar Ido Keren Liron Maayan Noam Orly Ronen Shira Tamar Yael",
        "Almog Barak Carmeli Doron Eshel Golan Harel Kedem Lavi Mizrahi Nahari Oren Peled Regev Shaked Tzur",
    ),
    "arabic": _names(
        "Amina Bassem Dalal Farid Ghada Hisham Iman Karim Laila Mahmoud Nadia Omar Rania Samir Tarek Yasmine",
        "Abaza Darwish El-Sherif Fahmy Ghanem Hamdi Kamel Lotfy Mansour Naguib Othman Rashidi Salama Tawfik Wahba Zaki",
    ),
    "east_african": _names(
        "Akinyi Baraka Chebet Daudi Esther Faraja Gathoni Imani Jabari Kamau Makena Naliaka Otieno Wanjiru",
        "Achieng Barasa Chege Gitonga Kariuki Kiprono Langat Mbugua Mutiso Njoroge Odhiambo Ruto Wafula Wekesa",
    ),
    "west_african": _names(
        "Abena Adewale Babatunde Chidinma Efua Folake Ifeoma Kofi Kwame Ngozi Olamide Segun Temitope Yaa",
        "Adebayo Afolabi Agyeman Boateng Danquah Eze Mensah Nwosu Obi Okonkwo Osei Owusu Quaye Uzoma",
    ),
    "indian": _names(
        "Aditi Bhavesh Chitra Devika Gautam Harsha Ishaan Jyoti Kavya Lalit Meera Nikhil Ojas Pallavi Rohan Sunita "
        "Tanvi Uday Vidya Yash",
        "Acharya Bhattacharya Chandran Deshpande Gokhale Iyer Joshi Kulkarni Mahajan Nambiar Oommen Pillai Raghavan "
        "Saxena Thakkar Unnikrishnan Varghese Wadhwa Yadav Kurian",
    ),
    "chinese": _names(
        "Ai-Ling Boon Chia-Hui Guo-Wei Hui-Min Jia-Xin Kai-Wen Li-Na Mei-Yun Pei-Shan Qi-Hao Shu-Fen Wei-Jie Xin-Yi "
        "Yu-Ting Zi-Xuan",
        "Chan Cheng Fong Goh Hsu Kuo Lau Leong Liao Ng Ong Peng Seah Tan Teo Yeh",
    ),
    "japanese": _names(
        "Akari Daichi Emi Fumiko Haruto Ichiro Kaede Kenji Makoto Naoko Ren Sakura Takumi Umeko Yuki Yuto",
        "Asano Endo Fujimoto Hoshino Inagaki Kitamura Matsuda Nakagawa Ogawa Sakamoto Shimizu Takeda Uchida "
        "Watanabe Yamane Yokoyama",
    ),
    "korean": _names(
        "Bo-ra Da-eun Eun-ji Ha-joon Hye-jin Ji-woo Joon-ho Min-seo Na-rae Seo-yeon Soo-ah Tae-yang Woo-jin Yu-na",
        "Ahn Bae Cho Han Hong Jeon Jung Kang Kwon Lim Moon Oh Seo Yoon",
    ),
    "vietnamese": _names(
        "Anh Bảo Diệp Hạnh Hiếu Khánh Lan Linh Minh Ngọc Phúc Quỳnh Thảo Trung Tuấn Vy",
        "Bùi Cao Đặng Dương Hoàng Huỳnh Lương Mai Ngô Phạm Phan Tạ Trịnh Vũ",
    ),
    "indonesian": _names(
        "Ayu Bagus Citra Dewi Fajar Gita Hendra Indah Kirana Laras Made Putri Rizky Sari Taufik Wulan",
        "Anggraini Gunawan Hidayat Kusuma Lestari Mahendra Nugroho Permana Pratama Santoso Siregar Suryadi Tanjung "
        "Utomo Wibowo Wijaya",
    ),
}
