#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "data/file_limit.h"
#include "data/landmarks/moderation_flags.h"
#include "data/landmarks/moderation_fold.h"
#include "data/text_parse.h"

namespace arobase {
namespace {

constexpr std::size_t kMinLongWord = 6;   ///< from here on a word may be cut in pieces or have doubled letters and still be known
constexpr std::size_t kMinSpelt = 3;      ///< single letters in a row that spell a word
constexpr std::size_t kMaxPieces = 3;     ///< of a word that was cut

bool isLetter(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isMask(char c) { return c == '*' || c == '#'; }
/// Signs that stand for a letter when letters are beside them.
bool isLetterSign(char c) { return c == '@' || c == '$' || c == '!' || c == '|' || isMask(c); }

/// `one`: what 1, ! and | stand for.
char letterFor(char c, char one) {
    switch (c) {
        case '0': return 'o';
        case '1':
        case '!':
        case '|': return one;
        case '2': return 'z';
        case '3': return 'e';
        case '4':
        case '@': return 'a';
        case '5':
        case '$': return 's';
        case '6':
        case '9': return 'g';
        case '7': return 't';
        case '8': return 'b';
        default: return c;
    }
}

std::string lettersOf(const std::string& token, char one) {
    std::string out;
    for (const char c : token) out += letterFor(c, one);
    return out;
}

/// Runs of three letters and more cut down to `keep`.
std::string shortened(const std::string& text, std::size_t keep, std::size_t from) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] == text[i]) ++end;
        out.append(end - i >= from ? std::min(keep, end - i) : end - i, text[i]);
        i = end;
    }
    return out;
}

std::string single(const std::string& text) { return shortened(text, 1, 2); }

/// True if `c` at `at` belongs to a word: a letter, a digit, or a sign with letters or digits on both sides (or in front, for a mask).
bool isOfWord(const std::string& text, std::size_t at) {
    const char c = text[at];
    if (isLetter(c) || isDigit(c)) return true;
    if (!isLetterSign(c)) return false;
    std::size_t before = at, after = at;
    while (before > 0 && isLetterSign(text[before - 1])) --before;
    while (after + 1 < text.size() && isLetterSign(text[after + 1])) ++after;
    const bool left = before > 0 && isLetter(text[before - 1]);
    const bool right = after + 1 < text.size() && isLetter(text[after + 1]);
    return c == '$' || c == '@' ? left || right : left && right;
}

}  // namespace

struct ModerationWords::Token {
    std::vector<std::string> readings;  ///< letters (and masks) it may stand for
};

std::vector<ModerationWords::Token> ModerationWords::tokensOf(std::string_view text) {
    const std::string folded = foldedLookAlikes(text);
    std::vector<Token> tokens;
    std::string token;
    const auto end = [&] {
        if (std::ranges::any_of(token, isLetter)) {
            Token t;
            for (const char one : {'i', 'l'}) {
                const std::string letters = lettersOf(token, one);
                for (std::string reading : {letters, shortened(letters, 1, 3), shortened(letters, 2, 3)})
                    if (std::ranges::find(t.readings, reading) == t.readings.end()) t.readings.push_back(std::move(reading));
            }
            tokens.push_back(std::move(t));
        } else if (token.size() == 1) {
            tokens.push_back({{lettersOf(token, 'i')}});  // one figure among spelt letters
        }
        token.clear();
    };
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (isOfWord(folded, i))
            token += folded[i];
        else
            end();
    }
    end();
    return tokens;
}

bool ModerationWords::meets(const Word& word, const std::string& token) {
    const std::string& letters = word.letters;
    const auto same = [](char a, char b) { return a == b || isMask(b); };
    if (token.size() < letters.size() || !std::equal(letters.begin(), letters.end(), token.begin(), same)) return false;
    // All of it masked is no word.
    const auto masks = std::ranges::count_if(token, isMask);
    if (masks * 2 > static_cast<std::ptrdiff_t>(letters.size()) + 1) return false;
    const std::string_view rest = std::string_view(token).substr(letters.size());
    return word.stem || rest.empty() || rest == "s";
}

bool ModerationWords::isInnocent(const std::string& token) const {
    return std::ranges::any_of(m_innocent, [&](const Entry& entry) { return entry.words.size() == 1 && meets(entry.words[0], token); });
}

bool ModerationWords::isListed(const std::string& token) const {
    return std::ranges::any_of(m_entries, [&](const Entry& entry) {
        if (entry.words.size() != 1) return false;
        const Word& word = entry.words[0];
        if (meets(word, token)) return true;
        return word.letters.size() >= kMinLongWord && meets({single(word.letters), word.stem}, single(token));
    });
}

bool ModerationWords::meetsAlone(const Token& token) const {
    return std::ranges::any_of(token.readings, [&](const std::string& reading) { return !isInnocent(reading) && isListed(reading); });
}

bool ModerationWords::meetsInARow(const std::vector<Token>& tokens, std::size_t at) const {
    return std::ranges::any_of(m_entries, [&](const Entry& entry) { return entry.words.size() > 1 && isAt(entry, tokens, at); });
}

bool ModerationWords::isAt(const Entry& entry, const std::vector<Token>& tokens, std::size_t at) {
    if (at + entry.words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < entry.words.size(); ++i)
        if (std::ranges::none_of(tokens[at + i].readings, [&](const std::string& reading) { return meets(entry.words[i], reading); })) return false;
    return true;
}

/// Tokens of an innocent row of words stand for nothing any more.
void ModerationWords::leaveOutInnocent(std::vector<Token>& tokens) const {
    for (const Entry& entry : m_innocent)
        for (std::size_t at = 0; entry.words.size() > 1 && at < tokens.size(); ++at)
            if (isAt(entry, tokens, at))
                for (std::size_t i = 0; i < entry.words.size(); ++i) tokens[at + i].readings = {"??"};
}

/// « c o n », « c.o.n.n.a.r.d »: every run of single letters as one word, and without its first letters (« t'es c o n »).
bool ModerationWords::meetsSpelt(const std::vector<Token>& tokens) const {
    std::string run;
    const auto listed = [&] {
        for (std::size_t skip = 0; skip + kMinSpelt <= run.size() && skip <= 2; ++skip) {
            const std::string word = run.substr(skip);
            if (!isInnocent(word) && isListed(word)) return true;
        }
        return false;
    };
    for (const Token& token : tokens) {
        if (token.readings[0].size() == 1) {
            run += token.readings[0];
            continue;
        }
        if (listed()) return true;
        run.clear();
    }
    return listed();
}

/// « con nard »: two or three pieces that make exactly a long word.
bool ModerationWords::meetsCut(const std::vector<Token>& tokens, std::size_t at) const {
    constexpr std::array<std::string_view, 6> kEnds{"", "e", "s", "es", "er", "ee"};
    std::string joined = tokens[at].readings[0];
    for (std::size_t i = at + 1; i < std::min(tokens.size(), at + kMaxPieces); ++i) {
        joined += tokens[i].readings[0];
        if (joined.size() < kMinLongWord || isInnocent(joined)) continue;
        for (const Entry& entry : m_entries) {
            if (entry.words.size() != 1 || !joined.starts_with(entry.words[0].letters)) continue;
            const std::string_view rest = std::string_view(joined).substr(entry.words[0].letters.size());
            if (std::ranges::find(kEnds, rest) != kEnds.end()) return true;
        }
    }
    return false;
}

bool ModerationWords::areIn(std::string_view text) const {
    std::vector<Token> tokens = tokensOf(text);
    leaveOutInnocent(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (meetsAlone(tokens[i]) || meetsInARow(tokens, i) || meetsCut(tokens, i)) return true;
    return meetsSpelt(tokens);
}

ModerationWords ModerationWords::fromText(std::string_view text, const std::string& name, Issues& issues) {
    ModerationWords list;
    int row = 0;
    while (!text.empty()) {
        ++row;
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        line = trimmed(line.substr(0, line.find('#')));
        text.remove_prefix(std::min(end + 1, text.size()));
        const bool innocent = line.starts_with('!');
        if (innocent) line.remove_prefix(1);
        Entry entry;
        bool sound = true;
        std::istringstream words(foldedLookAlikes(line));
        for (std::string word; words >> word;) {
            const bool stem = word.ends_with('*');
            if (stem) word.pop_back();
            sound = sound && word.size() >= (stem ? 3U : 1U) && std::ranges::all_of(word, isLetter);
            entry.words.push_back({word, stem});
        }
        sound = sound && (entry.words.size() > 1 || entry.words.empty() || entry.words[0].letters.size() >= 2);
        if (entry.words.empty()) continue;
        if (!sound) {
            issues.push_back({Severity::Warning, "moderation-word", name, row, "", "entrée laissée de côté\u202f: des lettres, et «\u202f*\u202f» à la fin après trois lettres au moins."});
        } else if (innocent) {
            list.m_innocent.push_back(std::move(entry));
        } else {
            list.m_entries.push_back(std::move(entry));
        }
    }
    return list;
}

Result<ModerationWords> ModerationWords::read(const std::filesystem::path& file) {
    Result<ModerationWords> result;
    std::ifstream stream(file, std::ios::binary);
    if (!stream || largerThan(file, kMega)) {
        result.issues.push_back({Severity::Error, "moderation-words", file.filename().string(), 0, "", "la liste de mots de la modération est introuvable ou dépasse 1\u202fMo."});
        return result;
    }
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    result.value = fromText(bytes.str(), file.filename().string(), result.issues);
    return result;
}

}  // namespace arobase
