#include <gtest/gtest.h>

#include <limits>

#include "data/french.h"
#include "data/french_places.h"
#include "data/text_parse.h"
#include "data/utf8.h"

namespace arobase {
namespace {

TEST(Utf8, RefusesWhatIsNotUtf8) {
    for (const std::string_view bad : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80", "\xE2\x82"}) {
        std::string_view text = bad;
        EXPECT_EQ(takeCodePoint(text), 0xFFFDU);
        EXPECT_EQ(text.size(), bad.size() - 1) << "one byte is taken";
    }
    std::string_view none;
    EXPECT_EQ(takeCodePoint(none), 0U);
}

TEST(Utf8, EveryScalarValueComesBack) {
    for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        appendUtf8(text, c);
        std::string_view rest = text;
        ASSERT_EQ(takeCodePoint(rest), c);
        ASSERT_TRUE(rest.empty());
    }
}

TEST(Utf8, RepairReadsWindows1252AndKeepsUtf8) {
    const RepairedText repaired = repairedUtf8("ok\n\xE9t\xE9 \x9Cuvre 5\x80\né");
    EXPECT_EQ(repaired.text, "ok\nété œuvre 5€\né");
    EXPECT_EQ(repaired.invalidBytes, 4);
    EXPECT_EQ(repaired.firstInvalidLine, 2);
    EXPECT_EQ(repairedUtf8("déjà").invalidBytes, 0);
}

TEST(Utf8, FoldedTextIsComparable) {
    EXPECT_EQ(foldedText("L'Haÿ-les-Roses", '-'), "l-hay-les-roses");
    EXPECT_EQ(foldedText("Vandœuvre-lès-Nancy", ' '), "vandoeuvre les nancy");
    EXPECT_EQ(foldedText("ÉPINAL", '-'), "epinal");
    EXPECT_EQ(foldedText("« … »", '-'), "");
}

TEST(TextParse, RefusesWhatIsNoNumber) {
    for (const char* bad : {"", " ", "a", "12a", "1 2", "--1", "9999999999", "1.5"}) EXPECT_FALSE(toInt(bad)) << bad;
    for (const char* bad : {"", "a", "1,2,3", "nan", "inf", "1e999", "1e3", "4 ,1"}) EXPECT_FALSE(toDecimal(bad)) << bad;
    for (const char* bad : {"", "h", "1h60", "1h-5", "1:30", "h30", "-1h00"}) EXPECT_FALSE(toMinutes(bad)) << bad;
    for (const char* bad : {"", "18", "2018-13", "2018-00", "2018-02-30", "2019-02-29", "2018/02/08", "2018-2-8", "abcd"}) {
        EXPECT_FALSE(toHistDate(bad)) << bad;
    }
}

TEST(TextParse, ReadsCells) {
    EXPECT_EQ(toInt(" 205 "), 205);
    EXPECT_EQ(toInt("-3"), -3);
    EXPECT_DOUBLE_EQ(*toDecimal("4,1"), 4.1);
    EXPECT_DOUBLE_EQ(*toDecimal("-61.59182"), -61.59182);
    EXPECT_DOUBLE_EQ(*toMinutes("1h30"), 90);
    EXPECT_DOUBLE_EQ(*toMinutes("4h48"), 288);
    EXPECT_EQ(*toHistDate("2000-03"), (HistDate{2000, 3, 0}));
    EXPECT_EQ(*toHistDate("2020-02-29"), (HistDate{2020, 2, 29}));
    EXPECT_EQ(*toHistDate("2018"), (HistDate{2018, 0, 0}));
}

TEST(TextParse, NumbersInRunningText) {
    const auto numbers = numbersIn("2 578 labels à 869 collectivités en 2013 (14e), 99999999999");
    ASSERT_EQ(numbers.size(), 4U);
    EXPECT_EQ(numbers[0].value, 2578);
    EXPECT_EQ(numbers[1].value, 869);
    EXPECT_EQ(numbers[2].value, 2013);
    EXPECT_EQ(numbers[3].value, 14);
}

TEST(French, TypographyOfRunningText) {
    EXPECT_EQ(typographicFr("Bug de l'an 2000"), "Bug de l’an 2000");
    EXPECT_EQ(typographicFr("Est-ce vrai ?"), "Est-ce vrai\u202F?");
    EXPECT_EQ(typographicFr("Est-ce vrai?"), "Est-ce vrai\u202F?");
    EXPECT_EQ(typographicFr("a ; b : c !"), "a\u202F; b\u202F: c\u202F!");
    EXPECT_EQ(typographicFr("54 %, 54%"), "54\u202F%, 54\u202F%");
    EXPECT_EQ(typographicFr("« Je suis Charlie »"), "«\u202FJe suis Charlie\u202F»");
    EXPECT_EQ(typographicFr("«mot»"), "«\u202Fmot\u202F»");
    EXPECT_EQ(typographicFr("d'«Internet»"), "d’«\u202FInternet\u202F»");
}

TEST(French, TypographyLeavesTheRestAlone) {
    for (const char* kept : {"", "https://a.fr/x?y=1;z", "12:30", "%c2%ab", "ÉPINAL", "'seul'", "2 578 labels", "Œuvre, ÿ"}) {
        EXPECT_EQ(typographicFr(kept), kept);
    }
}

TEST(French, TypographyTwiceIsTypographyOnce) {
    for (const char* text : {"« a » : l'an ?", "5 % ; «b» !", "Quoi?! Rien", "« « x » »", "?", ":", "«", "» a", "54%)"}) {
        const std::string once = typographicFr(text);
        EXPECT_EQ(typographicFr(once), once) << text;
    }
}

TEST(French, Numbers) {
    EXPECT_EQ(numberFr(0), "0");
    EXPECT_EQ(numberFr(999), "999");
    EXPECT_EQ(numberFr(56000), "56\u202F000");
    EXPECT_EQ(numberFr(1234567), "1\u202F234\u202F567");
    EXPECT_EQ(numberFr(-1000), "\u22121\u202F000");
    EXPECT_EQ(numberFr(std::numeric_limits<long long>::min()), "\u22129\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808");
    EXPECT_EQ(decimalFr(4.1, 1), "4,1");
    EXPECT_EQ(decimalFr(54, 1), "54");
    EXPECT_EQ(decimalFr(0.999, 1), "1");
    EXPECT_EQ(decimalFr(-0.04, 1), "0");
    EXPECT_EQ(decimalFr(1234.5, 1), "1\u202F234,5");
    EXPECT_EQ(decimalFr(std::numeric_limits<double>::quiet_NaN(), 1), "?");
}

TEST(French, PluralsAndOrdinals) {
    EXPECT_EQ(countFr(0, "collectivité"), "0\u00A0collectivité");
    EXPECT_EQ(countFr(1, "collectivité"), "1\u00A0collectivité");
    EXPECT_EQ(countFr(2, "collectivité"), "2\u00A0collectivités");
    EXPECT_EQ(countFr(3, "cheval", "chevaux"), "3\u00A0chevaux");
    EXPECT_EQ(ordinalFr(1, true), "1re");
    EXPECT_EQ(ordinalFr(1, false), "1er");
    EXPECT_EQ(ordinalFr(19, true), "19e");
    EXPECT_EQ(ordinalEn(1) + ordinalEn(2) + ordinalEn(3) + ordinalEn(11) + ordinalEn(112) + ordinalEn(23),
              "1st2nd3rd11th112th23rd");
    EXPECT_EQ(pluralKey("k", 0, false), "k.one");
    EXPECT_EQ(pluralKey("k", 0, true), "k.other");
    EXPECT_EQ(pluralKey("k", 1, true), "k.one");
    EXPECT_EQ(pluralKey("k", 2, false), "k.other");
}

TEST(French, Elision) {
    for (const char* word : {"Aisne", "Île-de-France", "Hérault", "Épinal", "Œuilly", "Yvetot", "Issy"})
        EXPECT_TRUE(elides(word)) << word;
    for (const char* word : {"", "Lyon", "Hauts-de-Seine", "Haute-Savoie", "Hazebrouck", "Le Havre", "Yerres"})
        EXPECT_FALSE(elides(word)) << word;
    EXPECT_EQ(deName("Agen"), "d’Agen");
    EXPECT_EQ(deName("Lyon"), "de Lyon");
    EXPECT_EQ(deName("Le Havre"), "du Havre");
    EXPECT_EQ(deName("Les Mureaux"), "des Mureaux");
    EXPECT_EQ(deName("La Rochelle"), "de La Rochelle");
}

TEST(French, DepartementsTakeTheirArticle) {
    EXPECT_EQ(departementWithArticle("02", "Aisne"), "l’Aisne");
    EXPECT_EQ(departementWithArticle("59", "Nord"), "le Nord");
    EXPECT_EQ(departementWithArticle("40", "Landes"), "les Landes");
    EXPECT_EQ(departementWithArticle("74", "Haute-Savoie"), "la Haute-Savoie");
    EXPECT_EQ(departementWithArticle("34", "Hérault"), "l’Hérault");
    EXPECT_EQ(departementWithArticle("75", "Paris"), "Paris");
    EXPECT_EQ(departementWithArticle("974", "La Réunion"), "La Réunion");
    EXPECT_EQ(departementWithArticle("xx", "Ailleurs"), "Ailleurs");
    EXPECT_EQ(deDepartement("02", "Aisne"), "de l’Aisne");
    EXPECT_EQ(deDepartement("95", "Val-d’Oise"), "du Val-d’Oise");
    EXPECT_EQ(deDepartement("92", "Hauts-de-Seine"), "des Hauts-de-Seine");
    EXPECT_EQ(deDepartement("971", "Guadeloupe"), "de la Guadeloupe");
    EXPECT_EQ(deDepartement("75", "Paris"), "de Paris");
}

TEST(French, PlacesTakeTheirPreposition) {
    const std::tuple<const char*, const char*, const char*> departements[] = {
        {"02", "Aisne", "dans l’Aisne"}, {"59", "Nord", "dans le Nord"}, {"62", "Pas-de-Calais", "dans le Pas-de-Calais"}, {"26", "Drôme", "dans la Drôme"},
        {"40", "Landes", "dans les Landes"}, {"34", "Hérault", "dans l’Hérault"}, {"33", "Gironde", "en Gironde"}, {"74", "Haute-Savoie", "en Haute-Savoie"},
        {"77", "Seine-et-Marne", "en Seine-et-Marne"}, {"47", "Lot-et-Garonne", "en Lot-et-Garonne"}, {"2A", "Corse-du-Sud", "en Corse-du-Sud"},
        {"90", "Territoire de Belfort", "dans le Territoire de Belfort"}, {"75", "Paris", "à Paris"}, {"971", "Guadeloupe", "en Guadeloupe"},
        {"973", "Guyane", "en Guyane"}, {"974", "La Réunion", "à La Réunion"}, {"976", "Mayotte", "à Mayotte"}, {"988", "Nouvelle-Calédonie", "en Nouvelle-Calédonie"},
        {"986", "Wallis-et-Futuna", "à Wallis-et-Futuna"}, {"xx", "Ailleurs", "dans Ailleurs"}};
    for (const auto& [code, name, words] : departements) EXPECT_EQ(inDepartement(code, name), words);
    const std::tuple<const char*, const char*, const char*, const char*> regions[] = {
        {"11", "Île-de-France", "en Île-de-France", "d’Île-de-France"}, {"32", "Hauts-de-France", "dans les Hauts-de-France", "des Hauts-de-France"},
        {"44", "Grand Est", "dans le Grand Est", "du Grand Est"}, {"53", "Bretagne", "en Bretagne", "de Bretagne"},
        {"52", "Pays de la Loire", "dans les Pays de la Loire", "des Pays de la Loire"}, {"76", "Occitanie", "en Occitanie", "d’Occitanie"},
        {"24", "Centre-Val de Loire", "en Centre-Val de Loire", "du Centre-Val de Loire"}, {"04", "La Réunion", "à La Réunion", "de La Réunion"},
        {"06", "Mayotte", "à Mayotte", "de Mayotte"}, {"01", "Guadeloupe", "en Guadeloupe", "de Guadeloupe"}};
    for (const auto& [code, name, in, of] : regions) {
        EXPECT_EQ(inRegion(code, name), in);
        EXPECT_EQ(deRegion(code, name), of);
    }
}

TEST(French, FormatFillsNamedPlaces) {
    EXPECT_EQ(format("{known} sur {declared}", {{"known", "14"}, {"declared", "203"}}), "14 sur 203");
    EXPECT_EQ(format("{inconnu} {n}", {{"n", "1"}}), "{inconnu} 1");
    EXPECT_EQ(format("{n", {{"n", "1"}}), "{n");
    EXPECT_EQ(format("{n}{n}", {{"n", "{n}"}}), "{n}{n}") << "values are not read again";
    EXPECT_EQ(format("", {}), "");
}

}  // namespace
}  // namespace arobase
