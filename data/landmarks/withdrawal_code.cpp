#include "data/landmarks/withdrawal_code.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "data/file_limit.h"
#include "data/landmarks/secrets.h"
#include "data/text_parse.h"
#include "data/utf8.h"

namespace arobase {
namespace {

constexpr std::size_t kMinLetters = kTellingLetters, kMaxLetters = 9;

Issue wordIssue(const std::filesystem::path& file, int row, std::string message) {
    return {Severity::Error, "code-words", file.filename().string(), row, "", std::move(message)};
}

bool isPlainWord(const std::string& folded) {
    return folded.size() >= kMinLetters && folded.size() <= kMaxLetters && std::ranges::all_of(folded, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// What is hashed: the telling letters of each word, with single spaces.
std::string secretOf(std::string_view code) {
    std::string folded = foldedText(repairedUtf8(code).text, ' ');
    std::string secret;
    std::size_t letters = 0;
    for (const char c : folded) {
        letters = c == ' ' ? 0 : letters + 1;
        if (letters <= kTellingLetters) secret += c;
    }
    forget(folded);
    return secret;
}

}  // namespace

Result<std::vector<std::string>> readCodeWords(const std::filesystem::path& file) {
    Result<std::vector<std::string>> result;
    std::ifstream stream(file);
    if (!stream || largerThan(file, kMega)) {
        result.issues.push_back(wordIssue(file, 0, "la liste des mots de retrait est introuvable ou dépasse 1\u202fMo."));
        return result;
    }
    std::vector<std::string> words;
    std::map<std::string, int> seen;
    int row = 0;
    for (std::string line; std::getline(stream, line);) {
        ++row;
        const std::string word(trimmed(std::string_view(line).substr(0, line.find('#'))));
        if (word.empty()) continue;
        const std::string folded = foldedText(repairedUtf8(word).text, '-');
        if (!isPlainWord(folded)) {
            result.issues.push_back(wordIssue(file, row, "«\u202f" + word + "\u202f» n’est pas un mot de quatre à neuf lettres."));
        } else if (const auto [other, fresh] = seen.emplace(folded.substr(0, kTellingLetters), row); !fresh) {
            result.issues.push_back(wordIssue(file, row, "«\u202f" + word + "\u202f» commence comme le mot de la ligne " + std::to_string(other->second) + "."));
        } else {
            words.push_back(repairedUtf8(word).text);
        }
    }
    if (words.size() < kFewestWords)
        result.issues.push_back(wordIssue(file, 0, "il faut au moins " + std::to_string(kFewestWords) + " mots, il y en a " + std::to_string(words.size()) + "."));
    if (result.issues.empty()) result.value = std::move(words);
    return result;
}

std::string newWithdrawalCode(const std::vector<std::string>& words) {
    std::string code;
    for (std::size_t i = 0; i < kCodeWords; ++i)
        code += (i == 0 ? "" : " ") + words[randomBelow(static_cast<std::uint32_t>(words.size()))];
    return code;
}

WithdrawalSeal sealOf(std::string_view code) {
    std::string secret = secretOf(code);
    WithdrawalSeal seal{shelfOf(secret), slowHash(secret)};
    forget(secret);
    if (seal.hash.empty()) seal.shelf = -1;
    return seal;
}

bool opensSeal(std::string_view typed, const WithdrawalSeal& seal) {
    if (seal.shelf < 0 || seal.hash.empty()) return false;
    std::string secret = secretOf(typed);
    const bool opens = shelfOf(secret) == seal.shelf && matchesSlowHash(secret, seal.hash);
    forget(secret);
    return opens;
}

}  // namespace arobase
