// E-mail addresses, telephone numbers, addresses of sites and handles, plain or spelt out.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "data/landmarks/moderation_fold.h"

namespace arobase {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return c >= 'a' && c <= 'z'; }
bool isNameChar(char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '+' || c == '.'; }

/// Endings of addresses that may be written apart (« free . fr ») or spelt (« free point fr ») and are believed all the same.
constexpr std::array<std::string_view, 36> kEndings{"fr", "com", "net", "org", "eu", "info", "be", "ch", "ca", "re", "gp", "mq", "gf", "yt", "nc", "pf", "bzh", "paris", "alsace", "corsica", "io",
                                                    "me", "co", "uk", "de", "it", "es", "lu", "biz", "tv", "app", "dev", "ru", "xyz", "online", "site"};
/// Names of mail services that tell an address without any ending.
constexpr std::array<std::string_view, 15> kMailServices{"gmail", "hotmail", "yahoo", "outlook", "wanadoo", "laposte", "icloud", "protonmail", "proton", "caramail", "numericable", "aliceadsl", "bbox", "sfr", "gmx"};
/// « Département.NET » is a mention of the label, and these are software.
constexpr std::array<std::string_view, 4> kNoAddresses{"departement.net", "asp.net", "vb.net", "node.io"};

bool isEnding(std::string_view word) { return std::ranges::find(kEndings, word) != kEndings.end(); }

/// Replaces every `from` by `to`.
void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// As replaceAll, for whole words that stand between spaces.
void replaceWord(std::string& text, std::string_view word, std::string_view to) {
    text = " " + text + " ";
    replaceAll(text, " " + std::string(word) + " ", " " + std::string(to) + " ");
    text = text.substr(1, text.size() - 2);
}

/// "(point)", "[dot]" … → ".".
std::string withDots(std::string text) {
    for (const char* word : {"point", "dot", "pt"})
        for (const auto& [open, close] : {std::pair{"(", ")"}, {"[", "]"}, {"{", "}"}, {"<", ">"}}) replaceAll(text, std::string(open) + word + close, ".");
    for (const char* bracketed : {"(.)", "[.]", "{.}"}) replaceAll(text, bracketed, ".");
    for (const char* word : {"point", "dot"}) replaceWord(text, word, ".");
    return text;
}

/// "arobase", "(at)" … → "@".
std::string withAts(std::string text) {
    for (const char* word : {"arobase", "arobaze", "arrobase", "arobas", "at", "a", "@"})
        for (const auto& [open, close] : {std::pair{"(", ")"}, {"[", "]"}, {"{", "}"}, {"<", ">"}}) replaceAll(text, std::string(open) + word + close, "@");
    for (const char* word : {"-at-", "_at_", "-arobase-", "_arobase_"}) replaceAll(text, word, "@");
    for (const char* word : {"arobase", "arobaze", "arrobase", "arobas", "at"}) replaceWord(text, word, "@");
    return text;
}

/// No spaces around @ and dots.
std::string tightened(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') {
            const std::size_t next = text.find_first_not_of(' ', i);
            const bool beside = (!out.empty() && (out.back() == '@' || out.back() == '.')) || (next != std::string::npos && (text[next] == '@' || text[next] == '.'));
            if (beside) continue;
        }
        out += text[i];
    }
    return out;
}

std::string_view wordAt(const std::string& text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (isLetter(text[end]) || isDigit(text[end]) || text[end] == '-' || text[end] == '.')) ++end;
    while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    return std::string_view(text).substr(at, end - at);
}

/// A name in front of the @, which is no mark of level ("4 @").
bool hasNameBefore(const std::string& text, std::size_t at, bool mayBeNumber) {
    std::size_t begin = at;
    bool letter = false;
    while (begin > 0 && isNameChar(text[begin - 1])) letter = isLetter(text[--begin]) || letter;
    return begin < at && (letter || mayBeNumber) && text[at - 1] != '.';
}

/// "free.fr" with any ending of two letters or more.
bool looksLikeDomain(std::string_view word) {
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || word.size() - dot < 3) return false;
    return std::ranges::all_of(word.substr(dot + 1), isLetter);
}

bool hasKnownEnding(std::string_view word) {
    // "free.fr.merci": an ending may be followed by more once spaces have gone.
    for (std::size_t dot = word.find('.'); dot != std::string_view::npos; dot = word.find('.', dot + 1)) {
        const std::string_view rest = word.substr(dot + 1);
        if (dot > 0 && isEnding(rest.substr(0, rest.find('.')))) return true;
    }
    return false;
}

/// An address as it should be: any ending.
bool hasPlainEmail(const std::string& text) {
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
        const std::string_view word = wordAt(text, at + 1);
        if (hasNameBefore(text, at, true) && (looksLikeDomain(word) || std::ranges::find(kMailServices, word) != kMailServices.end() || word == "orange" || word == "free")) return true;
    }
    return false;
}

/// Written apart or spelt: an ending that is known, or a mail service.
bool hasDisguisedEmail(const std::string& text) {
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
        const std::string_view word = wordAt(text, at + 1);
        if (!hasNameBefore(text, at, true)) continue;
        if (hasKnownEnding(word)) return true;
        const std::string_view first = word.substr(0, word.find('.'));
        if (std::ranges::find(kMailServices, first) != kMailServices.end()) return true;
    }
    return false;
}

struct DigitGroup {
    std::string digits;
    bool plus = false;       ///< "+" right in front
    bool chained = false;    ///< only separators between it and the one before
    bool numbered = false;   ///< "isbn", "siret"… in front, or part of a date: a number of another kind
};

bool isSeparator(char c) { return std::string_view(" .-/_(),:;|+*'=~").find(c) != std::string_view::npos; }

std::string spelledSeparators(std::string text) {
    for (const char* word : {"point", "tiret", "espace", "slash", "virgule", "dot"}) replaceWord(text, word, ".");
    for (const char* word : {"point", "tiret", "slash", "dot"}) replaceAll(text, std::string("(") + word + ")", ".");
    return text;
}

/// The groups of "01 01 1999" belong to no telephone.
void setDatesApart(std::vector<DigitGroup>& groups) {
    for (std::size_t i = 0; i + 2 < groups.size(); ++i) {
        const std::string &day = groups[i].digits, &month = groups[i + 1].digits, &year = groups[i + 2].digits;
        const bool small = day.size() <= 2 && month.size() <= 2 && day <= "31" && month <= "12" && groups[i + 1].chained && groups[i + 2].chained;
        if (small && year.size() == 4 && (year.starts_with("19") || year.starts_with("20")))
            for (std::size_t k = i; k <= i + 2; ++k) groups[k].numbered = true;
    }
}

std::vector<DigitGroup> digitGroups(std::string text) {
    // O6 for 06: an o beside a digit and no other letter.
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool before = i > 0 && isLetter(text[i - 1]), after = i + 1 < text.size() && isLetter(text[i + 1]) && text[i + 1] != 'o';
        const bool digit = (i > 0 && isDigit(text[i - 1])) || (i + 1 < text.size() && isDigit(text[i + 1]));
        if (text[i] == 'o' && digit && !before && !after) text[i] = '0';
    }
    std::vector<DigitGroup> groups;
    std::size_t lastEnd = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isDigit(text[end])) ++end;
        const std::string_view between = std::string_view(text).substr(lastEnd, i - lastEnd);
        DigitGroup group{text.substr(i, end - i), i > 0 && text[i - 1] == '+', !groups.empty() && between.size() <= 5 && std::ranges::all_of(between, isSeparator), false};
        for (const char* kind : {"isbn", "issn", "siret", "siren", "ean"}) group.numbered = group.numbered || between.find(kind) != std::string_view::npos;
        group.numbered = group.numbered || (group.chained && groups.back().numbered);
        groups.push_back(std::move(group));
        lastEnd = end;
        i = end;
    }
    setDatesApart(groups);
    return groups;
}

bool isNational(const std::string& digits) { return digits.size() == 10 && digits[0] == '0' && digits[1] != '0'; }

bool isInternational(std::string digits, bool plus) {
    if (!plus && !digits.starts_with("00")) return false;
    if (!plus) digits.erase(0, 2);
    for (const char* country : {"33", "262", "590", "594", "596", "32", "41", "352", "377"}) {
        const std::string_view code(country);
        if (!digits.starts_with(code)) continue;
        std::string rest = digits.substr(code.size());
        if (rest.starts_with('0')) rest.erase(0, 1);
        if (rest.size() >= 8 && rest.size() <= 9) return true;
    }
    for (const char* country : {"508", "687", "689"})
        if (digits.starts_with(country) && (digits.size() == 9 || digits.size() == 11)) return true;
    return false;
}

bool startsPhone(const std::vector<DigitGroup>& groups, std::size_t first) {
    std::string digits;
    for (std::size_t last = first; last < groups.size() && digits.size() < 14; ++last) {
        if (last > first && !groups[last].chained) return false;
        digits += groups[last].digits;
        if (groups[last].numbered) return false;
        if (isNational(digits) || isInternational(digits, groups[first].plus)) return true;
    }
    return false;
}

/// « zéro six douze trente-quatre… »: a zero and at least five more words of numbers.
bool hasSpeltPhone(const std::string& text) {
    constexpr std::array<std::string_view, 26> kNumbers{"zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
                                                        "quatorze", "quinze", "seize", "vingt", "vingts", "trente", "quarante", "cinquante", "soixante", "septante", "nonante", "octante"};
    int run = 0;
    std::string word;
    for (const char c : text + " ") {
        if (isLetter(c) || isDigit(c)) {
            word += c;
            continue;
        }
        if (word.empty()) continue;
        const bool number = std::ranges::find(kNumbers, word) != kNumbers.end();
        const bool small = word == "et" || word == "point" || word == "tiret" || word == "puis";
        if (number && (run > 0 || word == "zero"))
            ++run;
        else if (!small)
            run = 0;
        if (run >= 6) return true;
        word.clear();
    }
    return false;
}

bool isException(const std::string& text, std::size_t begin, std::string_view word) {
    const std::string_view known = std::string_view(text).substr(begin, word.size());
    return std::ranges::find(kNoAddresses, known) != kNoAddresses.end();
}

bool hasDomain(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view word = wordAt(text, i);
        if (word.empty()) {
            ++i;
            continue;
        }
        const std::size_t dot = word.rfind('.');
        const bool named = dot != std::string_view::npos && dot >= 2 && std::ranges::any_of(word.substr(0, dot), isLetter);
        if (named && isEnding(word.substr(dot + 1)) && !isException(text, i, word)) return true;
        i += word.size();
    }
    return false;
}

/// "snap : lola_75": a network, a colon, and something that is no word.
bool hasNetworkName(const std::string& text) {
    for (const std::string_view network : {"insta", "instagram", "snap", "snapchat", "tiktok", "twitter", "telegram", "whatsapp", "discord", "facebook", "fb", "skype", "msn"}) {
        for (std::size_t at = text.find(network); at != std::string::npos; at = text.find(network, at + 1)) {
            std::size_t next = at + network.size();
            while (next < text.size() && text[next] == ' ') ++next;
            if (next >= text.size() || (text[next] != ':' && text[next] != '=')) continue;
            ++next;
            while (next < text.size() && text[next] == ' ') ++next;
            std::size_t end = next;
            while (end < text.size() && (isNameChar(text[end]) || text[end] == '#')) ++end;
            const std::string_view name = std::string_view(text).substr(next, end - next);
            const bool odd = name.find_first_of("_#") != std::string_view::npos || (std::ranges::any_of(name, isDigit) && std::ranges::any_of(name, isLetter));
            if (odd) return true;
        }
    }
    return false;
}

}  // namespace

bool hasEmail(const std::string& folded) { return hasPlainEmail(folded) || hasDisguisedEmail(tightened(withAts(withDots(folded)))); }

bool hasPhone(const std::string& folded) {
    const std::vector<DigitGroup> groups = digitGroups(spelledSeparators(folded));
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (startsPhone(groups, i)) return true;
    return hasSpeltPhone(folded);
}

bool hasUrl(const std::string& folded) {
    for (const char* start : {"http:", "https:", "http :", "ftp:", "://", "www.", "www ."})
        if (folded.find(start) != std::string::npos) return true;
    const std::string dotted = withDots(folded);
    if (hasDomain(folded)) return true;
    return dotted != folded && hasDomain(tightened(dotted));
}

bool hasHandle(const std::string& folded) {
    for (std::size_t at = folded.find('@'); at != std::string::npos; at = folded.find('@', at + 1)) {
        const bool alone = at == 0 || (folded[at - 1] != '@' && !isNameChar(folded[at - 1]));
        std::size_t end = at + 1;
        while (end < folded.size() && (isLetter(folded[end]) || isDigit(folded[end]) || folded[end] == '_')) ++end;
        if (alone && end - at > 2 && isLetter(folded[at + 1])) return true;
    }
    return hasNetworkName(folded);
}

}  // namespace arobase
