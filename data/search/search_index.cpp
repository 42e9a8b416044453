// A text → results, one kind of match after the other until there are enough.
#include "data/search/search_index.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "data/search/search_text.h"

namespace arobase {
namespace {

constexpr std::size_t kShortestForError = 4;  // letters of a word that may have one wrong
constexpr std::size_t kLongestText = 200;     // bytes looked at

bool hasDigit(const std::string& word) { return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; }); }
bool allDigits(const std::string& word) { return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; }); }

std::string upper(std::string word) {
    for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return word;
}

/// What was typed: words of a name, and codes that narrow it down ("Saint-Denis 974", "59000 lille").
struct Query {
    std::vector<std::string> words;
    std::vector<std::string> codes;  ///< upper case; only beside words
    std::string joined;
    std::string withoutArticle;      ///< empty: it begins with none
};

Query queryOf(std::vector<std::string> words) {
    Query q;
    if (words.size() > 1 && std::ranges::all_of(words, allDigits)) words = {joinedWords(words)};  // "59 000"
    const bool narrowed = std::ranges::any_of(words, hasDigit) && !std::ranges::all_of(words, hasDigit);
    for (std::string& word : words) {
        if (narrowed && hasDigit(word))
            q.codes.push_back(upper(std::move(word)));
        else
            q.words.push_back(std::move(word));
    }
    q.joined = joinedWords(q.words);
    if (const std::size_t article = articleWords(q.words)) q.withoutArticle = joinedWords(q.words, article);
    return q;
}

/// The text may end in « st » or « ste », still being typed: Saint, or the beginning of Strasbourg. Empty: it does not.
std::string_view shortSaint(std::string_view text) {
    for (const std::string_view shortForm : {"st", "ste"}) {
        if (text.size() < shortForm.size()) continue;
        const std::size_t at = text.size() - shortForm.size();
        const bool alone = at == 0 || (std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0 && (static_cast<unsigned char>(text[at - 1]) & 0x80U) == 0);
        const auto lower = [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); };
        if (alone && std::ranges::equal(text.substr(at), shortForm, {}, lower)) return shortForm;
    }
    return {};
}

std::vector<Query> queriesOf(std::string_view text) {
    text = text.substr(0, kLongestText);
    std::vector<std::string> words = searchWords(text);
    if (words.empty()) return {};
    std::vector<Query> queries{queryOf(words)};
    if (const std::string_view shortForm = shortSaint(text); !shortForm.empty()) {
        words.back() = shortForm;
        queries.push_back(queryOf(std::move(words)));
    }
    return queries;
}

class Finder {
public:
    Finder(const SearchTables& tables, std::size_t limit) : m_tables(tables), m_limit(limit) {}

    std::vector<SearchHit> run(const std::vector<Query>& queries) {
        using Step = void (Finder::*)(const Query&);
        constexpr std::array<std::pair<MatchKind, Step>, 5> kSteps{{{MatchKind::Exact, &Finder::exact}, {MatchKind::Prefix, &Finder::prefix}, {MatchKind::Word, &Finder::word},
                                                                    {MatchKind::Former, &Finder::former}, {MatchKind::Error, &Finder::error}}};
        for (const auto& [match, step] : kSteps) {
            for (const Query& query : queries) (this->*step)(query);
            take(match);
            if (m_hits.size() >= m_limit) break;
        }
        return std::move(m_hits);
    }

private:
    static constexpr std::uint64_t kLabelledBit = 1ULL << 32U;

    /// The order of a candidate: of equal matches the labelled, then by target; the former name only tells how it was found.
    struct Candidate {
        std::uint64_t order;
        std::uint32_t former;  ///< index into formers; kNoTarget: none
        bool operator<(const Candidate& o) const { return order != o.order ? order < o.order : former < o.former; }
    };

    void add(std::uint32_t target, unsigned sub, std::uint32_t former = kNoTarget) {
        if (target == kNoTarget) return;
        const std::uint64_t unlabelled = m_tables.labelled[target] ? 0 : kLabelledBit;
        m_candidates.push_back({static_cast<std::uint64_t>(sub) << 33U | unlabelled | target, former});
    }

    /// True if every code beside the words is one of the target's, or a word of the name itself.
    bool narrowed(const Query& q, std::uint32_t target, const NameLexicon& names, std::uint32_t name) const {
        return std::ranges::all_of(q.codes, [&](const std::string& code) {
            const Place* place = m_tables.placeOf(target);
            const bool fits = place && (place->departement == code || place->code.starts_with(code) || postal(place->postalCodes, code));
            std::string small = code;
            for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            return fits || names.hasWord(name, small);
        });
    }
    static bool postal(std::string_view codes, std::string_view code) {
        for (std::size_t at = 0; at < codes.size(); at += 6)
            if (codes.substr(at).starts_with(code)) return true;
        return false;
    }

    void addName(const Query& q, std::uint32_t name, unsigned sub) {
        const std::uint32_t target = m_tables.targetOfName[name];
        if (q.codes.empty() || narrowed(q, target, m_tables.names, name)) add(target, sub);
    }
    void addFormer(const Query& q, std::uint32_t name, unsigned sub) {
        const std::uint32_t former = m_tables.formerOfName[name], target = m_tables.targetOf[m_tables.formers[former].place];
        if (q.codes.empty() || narrowed(q, target, m_tables.formerNames, name)) add(target, sub, former);
    }
    void addNames(const Query& q, unsigned sub) {
        for (const std::uint32_t n : m_numbers) addName(q, n, sub);
    }
    void addFormers(const Query& q, unsigned sub) {
        for (const std::uint32_t n : m_numbers) addFormer(q, n, sub);
    }

    /// Names that are the text and nothing more.
    void equal(const NameLexicon& names, const std::string& joined) {
        m_numbers.clear();
        if (joined.empty()) return;
        names.startingWith(joined, m_numbers);  // by text: those that are no longer come first
        const auto end = std::ranges::find_if(m_numbers, [&](std::uint32_t n) { return names.joined(n).size() > joined.size(); });
        m_numbers.erase(end, m_numbers.end());
    }

    void exact(const Query& q) {
        for (const std::string& text : {q.joined, q.withoutArticle}) {
            equal(m_tables.names, text);
            addNames(q, 1);
        }
        if (isCode(q)) codes(upper(q.joined), true);
    }

    void prefix(const Query& q) {
        m_numbers.clear();
        m_tables.names.startingWith(q.joined, m_numbers);
        addNames(q, 1);
        if (isCode(q)) codes(upper(q.joined), false);
    }

    void word(const Query& q) {
        m_numbers.clear();
        m_tables.names.withWords(q.words, m_numbers);
        addNames(q, 0);
        if (q.withoutArticle.empty()) return;
        m_numbers.clear();
        m_tables.names.startingWith(q.withoutArticle, m_numbers);
        m_tables.names.withWords(std::span(q.words).subspan(articleWords(q.words)), m_numbers);
        addNames(q, 1);
    }

    void former(const Query& q) {
        const NameLexicon& names = m_tables.formerNames;
        for (const std::string& text : {q.joined, q.withoutArticle}) {
            equal(names, text);
            addFormers(q, 0);
        }
        if (isCode(q)) formerCodes(upper(q.joined));
        m_numbers.clear();
        names.startingWith(q.joined, m_numbers);
        addFormers(q, 1);
        m_numbers.clear();
        names.withWords(q.words, m_numbers);
        addFormers(q, 2);
    }

    void error(const Query& q) {
        if (q.joined.size() < kShortestForError || isCode(q)) return;
        almost(q, m_tables.names);
        for (const std::uint32_t n : m_numbers) addName(q, n, wrongBy(q, m_tables.names, n));
        almost(q, m_tables.formerNames);
        for (const std::uint32_t n : m_numbers) addFormer(q, n, 2 + wrongBy(q, m_tables.formerNames, n));
    }
    void almost(const Query& q, const NameLexicon& names) {
        m_numbers.clear();
        names.startingAlmostWith(q.joined, m_numbers);
        if (!q.withoutArticle.empty() && q.withoutArticle.size() >= kShortestForError) names.startingAlmostWith(q.withoutArticle, m_numbers);
        names.withWordsAlmost(q.words, kShortestForError, m_numbers);
    }
    static unsigned wrongBy(const Query& q, const NameLexicon& names, std::uint32_t name) {
        const std::string_view joined = names.joined(name);
        return withinOneError(joined, q.joined) || (!q.withoutArticle.empty() && withinOneError(joined, q.withoutArticle)) ? 0 : 1;
    }

    static bool isCode(const Query& q) { return q.words.size() == 1 && q.codes.empty() && q.joined.size() <= 9 && hasDigit(q.joined); }

    /// Codes of today: a département's before the others, a région's (which may be the same) after them. What most people type
    /// is a postal code: its foremost commune comes before the one whose INSEE code it is, the others after that.
    void codes(const std::string& code, bool whole) {
        constexpr std::array<std::pair<PlaceKind, unsigned>, 4> kKinds{{{PlaceKind::Departement, 0}, {PlaceKind::Commune, 1}, {PlaceKind::Epci, 1}, {PlaceKind::Region, 2}}};
        for (const auto& [kind, sub] : kKinds) {
            const auto places = m_tables.placesOf(kind);
            for (auto p = std::ranges::lower_bound(places, code, {}, &Place::code); p != places.end() && p->code.starts_with(code); ++p)
                if ((p->code.size() == code.size()) == whole) add(m_tables.targetOf[static_cast<std::size_t>(&*p - m_tables.places.data())], sub);
        }
        if (!allDigits(code) || code.size() > 5 || (code.size() == 5) != whole) return;
        std::uint32_t from = static_cast<std::uint32_t>(std::stoul(code)), step = 1;
        for (std::size_t i = code.size(); i < 5; ++i) from *= 10, step *= 10;
        const auto& postalCodes = m_tables.postalCodes;
        const std::size_t before = m_candidates.size();
        for (auto p = std::ranges::lower_bound(postalCodes, std::pair(from, 0U)); p != postalCodes.end() && p->first < from + step; ++p) add(p->second, whole ? 2 : 1);
        if (!whole || m_candidates.size() == before) return;
        const auto foremost = std::min_element(m_candidates.begin() + static_cast<std::ptrdiff_t>(before), m_candidates.end());
        add(static_cast<std::uint32_t>(foremost->order & 0xFFFFFFFFU), 0);
    }

    /// Of the spells of a code the last of a commune, as it was called when it lost the code.
    void formerCodes(const std::string& code) {
        if (code.size() < 3) return;  // all of a département
        const auto& formers = m_tables.formers;
        const auto codeOf = [&](const FormerName& f) { return m_tables.history.code(f.spell); };
        for (auto f = std::ranges::lower_bound(formers, code, {}, codeOf); f != formers.end() && codeOf(*f).starts_with(code); ++f) {
            const auto later = [&](const FormerName& other) {
                return codeOf(other) == codeOf(*f) && other.place == f->place && other.spell > f->spell && m_tables.history.spells()[other.spell].part == 0;
            };
            if (f + 1 == formers.end() || !std::any_of(f + 1, formers.begin() + std::min<std::ptrdiff_t>(f - formers.begin() + 8, std::ssize(formers)), later))
                add(m_tables.targetOf[f->place], m_tables.history.spells()[f->spell].part, static_cast<std::uint32_t>(f - formers.begin()));
        }
    }

    /// The best of the candidates that are not among the results yet.
    void take(MatchKind match) {
        std::size_t sorted = 0;
        while (sorted < m_candidates.size() && m_hits.size() < m_limit) {
            const std::size_t next = std::min(m_candidates.size(), sorted + 4 * m_limit + 16);
            const auto at = [&](std::size_t i) { return m_candidates.begin() + static_cast<std::ptrdiff_t>(i); };
            std::nth_element(at(sorted), at(next - 1), m_candidates.end());
            std::sort(at(sorted), at(next));
            for (; sorted < next && m_hits.size() < m_limit; ++sorted) keep(m_candidates[sorted], match);
        }
        m_candidates.clear();
    }

    void keep(const Candidate& candidate, MatchKind match) {
        const auto target = static_cast<std::uint32_t>(candidate.order & 0xFFFFFFFFU);
        if (std::ranges::find(m_taken, target) != m_taken.end()) return;
        m_taken.push_back(target);
        SearchHit hit;
        hit.kind = m_tables.targets[target].kind;
        hit.match = match;
        hit.name = m_tables.nameOf(target);
        hit.place = m_tables.placeOf(target);
        if (hit.kind == FoundKind::Landmark) hit.landmark = &m_tables.landmarks[m_tables.targets[target].index];
        hit.code = hit.place ? hit.place->code : hit.landmark ? std::string_view(hit.landmark->id) : std::string_view("FR");
        if (candidate.former != kNoTarget) hit.spell = m_tables.formers[candidate.former].spell;
        hit.labelled = m_tables.labelled[target];
        m_hits.push_back(hit);
    }

    const SearchTables& m_tables;
    std::size_t m_limit;
    std::vector<std::uint32_t> m_numbers;
    std::vector<Candidate> m_candidates;
    std::vector<std::uint32_t> m_taken;
    std::vector<SearchHit> m_hits;
};

}  // namespace

std::vector<SearchHit> SearchIndex::find(std::string_view text, std::size_t limit) const {
    if (limit == 0) return {};
    return Finder(m_tables, limit).run(queriesOf(text));
}

}  // namespace arobase
