// Names and what is typed for them: folding, ranges of texts in order, names by words, and an index of a small world.
#include "data/search/search_index.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "data/search/search_text.h"

namespace arobase {
namespace {

using Words = std::vector<std::string>;

TEST(SearchText, NothingToCompareIsNoWord) {
    for (const char* text : {"", " ", "-", "’ - /", "\xFF\xFE", "\xCC\x81", "…"}) EXPECT_TRUE(searchWords(text).empty()) << text;
}

TEST(SearchText, SpellingsOfOneNameAreOne) {
    EXPECT_EQ(searchWords("L’Haÿ-les-Roses"), (Words{"l", "hay", "les", "roses"}));
    EXPECT_EQ(searchWords("MARCQ EN BARŒUL"), searchWords("Marcq-en-Baroeul"));
    EXPECT_EQ(searchWords("St-Étienne"), searchWords("saint etienne"));
    EXPECT_EQ(searchWords("Ste-Foy"), (Words{"sainte", "foy"}));
    EXPECT_EQ(searchWords("Chalon s/ Saône"), searchWords("Chalon-sur-Saône"));
    EXPECT_EQ(searchWords("Neuilly S/Seine"), searchWords("Neuilly-sur-Seine"));
    EXPECT_EQ(searchWords("Paris/Lyon"), (Words{"paris", "lyon"})) << "an s that ends a word is no « sur »";
    EXPECT_EQ(searchWords("e\xCC\x81tang"), (Words{"etang"})) << "a decomposed accent";
    EXPECT_EQ(searchWords("Communauté de communes du Ternois"), (Words{"cc", "du", "ternois"}));
}

TEST(SearchText, ArticlesAreOnlyBeforeSomething) {
    EXPECT_EQ(articleWords(searchWords("Le Havre")), 1U);
    EXPECT_EQ(articleWords(searchWords("L'Isle-Adam")), 1U);
    EXPECT_EQ(articleWords(searchWords("Les")), 0U);
    EXPECT_EQ(articleWords(searchWords("Lens")), 0U);
}

TEST(SearchText, OneErrorAndNoMore) {
    for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{{"bordeaux", "bordeaux"}, {"bordeaux", "bordaux"}, {"bordaux", "bordeaux"}, {"lille", "lelle"}, {"nantes", "nnates"}, {"", "a"}})
        EXPECT_TRUE(withinOneError(a, b)) << a << ' ' << b;
    for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{{"bordeaux", "brdaux"}, {"lille", "lelly"}, {"nantes", "snante"}, {"", "ab"}, {"abc", "cba"}})
        EXPECT_FALSE(withinOneError(a, b)) << a << ' ' << b;
}

/// A name with one letter left out, put in, replaced, or exchanged with the next.
std::string wrong(std::string text, std::mt19937& random) {
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const std::size_t at = below(text.size());
    const char letter = static_cast<char>('a' + below(26));
    switch (below(4)) {
        case 0: return text.erase(at, 1);
        case 1: return text.insert(at, 1, letter);
        case 2: text[at] = letter; return text;
        default:
            if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
            return text;
    }
}

class RandomLexicon : public testing::Test {
protected:
    RandomLexicon() {
        for (int i = 0; i < 400; ++i) {
            Words words;
            for (int w = 0; w < 1 + i % 3; ++w) {
                std::string word;
                for (int l = 0; l < 2 + static_cast<int>(m_random() % 7); ++l) word += static_cast<char>('a' + m_random() % 4);
                words.push_back(word);
            }
            m_names.push_back(words);
            m_lexicon.add(words);
        }
        m_lexicon.finish();
    }
    static std::set<std::uint32_t> setOf(const std::vector<std::uint32_t>& found) { return {found.begin(), found.end()}; }

    std::mt19937 m_random{7};
    std::vector<Words> m_names;
    NameLexicon m_lexicon;
};

TEST_F(RandomLexicon, BeginningsAreThoseOfALookAtEachName) {
    for (int i = 0; i < 300; ++i) {
        const std::string text = joinedWords(m_names[m_random() % m_names.size()]).substr(0, 1 + m_random() % 6);
        std::set<std::uint32_t> wanted;
        for (std::uint32_t n = 0; n < m_names.size(); ++n)
            if (joinedWords(m_names[n]).starts_with(text)) wanted.insert(n);
        std::vector<std::uint32_t> found;
        m_lexicon.startingWith(text, found);
        EXPECT_EQ(setOf(found), wanted) << text;
    }
}

TEST_F(RandomLexicon, AnErrorAnywhereIsForgivenAndTwoAreNot) {
    for (int i = 0; i < 300; ++i) {
        const std::string text = wrong(joinedWords(m_names[m_random() % m_names.size()]), m_random).substr(0, 7);
        std::set<std::uint32_t> wanted, either;
        for (std::uint32_t n = 0; n < m_names.size(); ++n) {
            const std::string name = joinedWords(m_names[n]);
            for (std::size_t length = text.size() == 0 ? 0 : text.size() - 1; length <= std::min(name.size(), text.size() + 1); ++length)
                if (withinOneError(std::string_view(name).substr(0, length), text)) wanted.insert(n);
            if (name.starts_with(text)) either.insert(n);  // told as it is by startingWith()
        }
        std::vector<std::uint32_t> found;
        m_lexicon.startingAlmostWith(text, found);
        std::set<std::uint32_t> all = setOf(found);
        for (const std::uint32_t n : all) EXPECT_TRUE(wanted.contains(n)) << text << " / " << joinedWords(m_names[n]);
        all.insert(either.begin(), either.end());
        EXPECT_EQ(all, wanted) << text;
    }
}

TEST_F(RandomLexicon, WordsAreFoundInAnyOrder) {
    for (int i = 0; i < 300; ++i) {
        const Words& name = m_names[m_random() % m_names.size()];
        Words words{name.back().substr(0, 2), name.front().substr(0, 2)};
        std::set<std::uint32_t> wanted;
        const auto has = [](const Words& of, const std::string& word) { return std::ranges::any_of(of, [&](const std::string& w) { return w.starts_with(word); }); };
        for (std::uint32_t n = 0; n < m_names.size(); ++n)
            if (has(m_names[n], words[0]) && has(m_names[n], words[1])) wanted.insert(n);
        std::vector<std::uint32_t> found;
        m_lexicon.withWords(words, found);
        EXPECT_EQ(setOf(found), wanted);
    }
}

TEST(SearchIndexAlone, WithoutAnAtlasLandmarksAreFound) {
    std::vector<FriseItem> landmarks(2);
    landmarks[0].id = "r1";
    landmarks[0].title = "Wikipedia";
    landmarks[1].id = "r2";
    landmarks[1].title = "67 sur la fracture numérique";
    const SearchIndex index(nullptr, landmarks, {});
    for (const char* text : {"", " ", "?!", "zzz", "59000"}) EXPECT_TRUE(index.find(text, 5).empty()) << text;
    EXPECT_TRUE(index.find("wikipedia", 0).empty());
    ASSERT_EQ(index.find("wiki", 5).size(), 1U);
    EXPECT_EQ(index.find("wiki", 5)[0].code, "r1");
    EXPECT_EQ(index.find("wikipdia", 5)[0].match, MatchKind::Error);
    EXPECT_EQ(index.find("fracture 67", 5)[0].code, "r2");
    EXPECT_EQ(index.find(std::string(100000, 'w'), 5).size(), 0U) << "however long the text";
}

}  // namespace
}  // namespace arobase
