#include "data/french.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr char32_t kNarrow = 0x202F;
constexpr char32_t kApostrophe = 0x2019;
constexpr char32_t kOpenQuote = 0x00AB;
constexpr char32_t kCloseQuote = 0x00BB;
constexpr std::string_view kNarrowText = "\u202F";

bool isDigit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}
bool isSpace(char32_t c) {
    return c == ' ' || c == 0xA0 || c == kNarrow;
}

std::vector<char32_t> codePoints(std::string_view text) {
    std::vector<char32_t> points;
    while (!text.empty()) points.push_back(takeCodePoint(text));
    return points;
}

/// Reads one text left to right and writes its display form.
class Typographer {
public:
    explicit Typographer(std::vector<char32_t> in) : m_in(std::move(in)) {}

    std::string run() {
        for (m_at = 0; m_at < m_in.size(); ++m_at) step(m_in[m_at]);
        std::string text;
        for (const char32_t c : m_out) appendUtf8(text, c);
        return text;
    }

private:
    char32_t next() const { return m_at + 1 < m_in.size() ? m_in[m_at + 1] : 0; }
    char32_t last() const { return m_out.empty() ? 0 : m_out.back(); }
    bool nextEndsWord() const {
        return next() == 0 || isSpace(next()) || next() == ')' || next() == '\n' || next() == kCloseQuote;
    }

    /// Turns a space already written into the narrow one; writes one where `missing` says that it should have been.
    void narrowBefore(bool missing) {
        while (m_out.size() > 1 && isSpace(last()) && isSpace(m_out[m_out.size() - 2])) m_out.pop_back();
        if (isSpace(last())) {
            m_out.back() = kNarrow;
        } else if (missing) {
            m_out.push_back(kNarrow);
        }
    }

    void step(char32_t c) {
        const bool afterWord = isLetter(last()) || isDigit(last()) || last() == ')' || last() == kCloseQuote;
        if (c == '\'' && isLetter(last()) && (isLetter(next()) || isDigit(next()) || next() == kOpenQuote)) {
            m_out.push_back(kApostrophe);
            return;
        }
        if (c == ';' || c == '!' || c == '?') narrowBefore(afterWord && nextEndsWord());
        if (c == ':') narrowBefore(false);
        if (c == '%') narrowBefore(isDigit(last()) && !isLetter(next()) && !isDigit(next()));
        if (c == kCloseQuote) narrowBefore(!m_out.empty());
        m_out.push_back(c);
        if (c == kOpenQuote) {
            while (isSpace(next())) ++m_at;
            if (next() != 0) m_out.push_back(kNarrow);
        }
    }

    std::vector<char32_t> m_in;
    std::vector<char32_t> m_out;
    std::size_t m_at = 0;
};

std::string groupedDigits(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), kNarrowText);
    }
    return digits;
}

/// Words in h that keep the article whole ("la Haute-Savoie", "de Hauterives"), folded beginnings.
constexpr std::array<std::string_view, 18> kAspirated = {"hag", "hain", "hall", "ham",  "han",  "har",  "haub", "haut", "havre",
                                                         "haz", "hem",  "hend", "hoch", "hoen", "hoer", "hol",  "hou",  "hun"};

enum class Article { None, Masculine, Feminine, Plural };

Article departementArticle(std::string_view code) {
    constexpr std::array<std::string_view, 7> kBare = {"75", "974", "975", "976", "977", "978", "986"};
    constexpr std::array<std::string_view, 14> kPlural = {"04", "05", "06", "08", "13", "22", "40",
                                                          "64", "65", "66", "78", "79", "88", "92"};
    constexpr std::array<std::string_view, 27> kMasculine = {"14", "15", "18", "25", "29", "30", "32", "39", "41",
                                                             "45", "46", "47", "49", "56", "59", "62", "63", "67",
                                                             "68", "69", "81", "82", "83", "84", "90", "94", "95"};
    const auto holds = [code](const auto& codes) { return std::find(codes.begin(), codes.end(), code) != codes.end(); };
    if (holds(kBare)) return Article::None;
    if (holds(kPlural)) return Article::Plural;
    return holds(kMasculine) ? Article::Masculine : Article::Feminine;
}

bool isDepartementCode(std::string_view code) {
    if (code == "2A" || code == "2B") return true;
    if (code.size() < 2 || code.size() > 3 || code.find_first_not_of("0123456789") != std::string_view::npos) return false;
    const int number = std::atoi(std::string(code).c_str());
    return code.size() == 2 ? number >= 1 && number <= 95 && number != 20 : number >= 971 && number <= 988;
}

}  // namespace

std::string typographicFr(std::string_view text) {
    return Typographer(codePoints(text)).run();
}

std::string numberFr(long long value) {
    const bool negative = value < 0;
    // The absolute value of the least long long is no long long: go through unsigned.
    const unsigned long long magnitude =
        negative ? 0ULL - static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value);
    return (negative ? "\u2212" : "") + groupedDigits(std::to_string(magnitude));
}

std::string decimalFr(double value, int decimals) {
    if (!std::isfinite(value) || std::fabs(value) > 1e15) return "?";
    const double scale = std::pow(10.0, std::clamp(decimals, 0, 6));
    const long long scaled = std::llround(std::fabs(value) * scale);
    const auto unit = static_cast<long long>(scale);
    std::string text = (value < 0 && scaled != 0 ? "\u2212" : "") + numberFr(scaled / unit);
    std::string fraction = std::to_string(unit + scaled % unit).substr(1);
    while (fraction.ends_with('0')) fraction.pop_back();
    return fraction.empty() ? text : text + "," + fraction;
}

std::string countFr(long long count, std::string_view noun, std::string_view plural) {
    const bool many = count > 1 || count < -1;
    std::string word(noun);
    if (many) word = plural.empty() ? word + "s" : std::string(plural);
    return numberFr(count) + "\u00A0" + word;
}

std::string ordinalFr(int number, bool feminine) {
    if (number == 1) return feminine ? "1re" : "1er";
    return std::to_string(number) + "e";
}

std::string ordinalEn(int number) {
    const int tens = number % 100;
    const int units = number % 10;
    const bool teen = tens >= 11 && tens <= 13;
    const char* suffix = "th";
    if (!teen && units == 1) suffix = "st";
    if (!teen && units == 2) suffix = "nd";
    if (!teen && units == 3) suffix = "rd";
    return std::to_string(number) + suffix;
}

bool elides(std::string_view word) {
    const std::string folded = foldedText(word, '-');
    if (folded.empty()) return false;
    if (folded == "onze" || folded == "oui") return false;
    if (folded.front() == 'h') {
        return std::none_of(kAspirated.begin(), kAspirated.end(), [&](std::string_view h) { return folded.starts_with(h); });
    }
    if (folded.front() == 'y') return folded.size() > 1 && std::string_view("aeiou").find(folded[1]) == std::string_view::npos;
    return std::string_view("aeiou").find(folded.front()) != std::string_view::npos;
}

std::string deName(std::string_view name) {
    if (name.starts_with("Le ")) return "du " + std::string(name.substr(3));
    if (name.starts_with("Les ")) return "des " + std::string(name.substr(4));
    return (elides(name) ? "d’" : "de ") + std::string(name);
}

std::string departementWithArticle(std::string_view code, std::string_view name) {
    const std::string text(name);
    if (!isDepartementCode(code)) return text;
    const Article article = departementArticle(code);
    if (article == Article::None) return text;
    if (article == Article::Plural) return "les " + text;
    if (elides(name)) return "l’" + text;
    return (article == Article::Masculine ? "le " : "la ") + text;
}

std::string deDepartement(std::string_view code, std::string_view name) {
    const std::string text(name);
    if (!isDepartementCode(code)) return deName(name);
    const Article article = departementArticle(code);
    if (article == Article::None) return deName(name);
    if (article == Article::Plural) return "des " + text;
    if (elides(name)) return "de l’" + text;
    return (article == Article::Masculine ? "du " : "de la ") + text;
}

std::string pluralKey(std::string_view key, long long count, bool english) {
    const bool singular = english ? count == 1 : count == 0 || count == 1;
    return std::string(key) + (singular ? ".one" : ".other");
}

std::string format(std::string_view pattern, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string out;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = pattern.find('}', open);
        const std::string_view name =
            close == std::string_view::npos ? std::string_view() : pattern.substr(open + 1, close - open - 1);
        const auto* const found =
            std::find_if(values.begin(), values.end(), [name](const auto& value) { return value.first == name; });
        if (close == std::string_view::npos || found == values.end()) {
            out += '{';
            pattern.remove_prefix(open + 1);
            continue;
        }
        out += found->second;
        pattern.remove_prefix(close + 1);
    }
    return out;
}

}  // namespace arobase
