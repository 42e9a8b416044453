#pragma once
// What a reader returns: everything that could be read, plus what was wrong with the rest.
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace arobase {

enum class Severity { Info, Warning, Error };

/// One thing wrong with outside data, in words a member of staff can act on. Messages are in French.
struct Issue {
    Severity severity = Severity::Error;
    std::string rule;     ///< stable name of the rule that failed, e.g. "figure-exceeds-population"
    std::string file;     ///< path as the user gave it; may be empty
    int row = 0;          ///< 1-based line of the file (the header is line 1); 0 when it concerns the whole file
    std::string column;   ///< column name; empty when it concerns the whole row
    std::string message;  ///< French sentence naming the cause and, where there is one, what to do
};

using Issues = std::vector<Issue>;

/// "palmares.csv:12 [niveau] level-range : …", one line, no newline.
std::string toText(const Issue& issue);

/// True if any issue is an Error.
bool hasErrors(const Issues& issues);

/// A value that could be read (maybe in part) and the issues met on the way.
/// `value` is empty only when nothing usable could be read; then `issues` says why.
template <class T>
struct Result {
    std::optional<T> value;
    Issues issues;

    explicit operator bool() const { return value.has_value(); }

    /// Moves the issues of another result to the end of this one's and hands back its value.
    template <class U>
    std::optional<U> absorb(Result<U>&& other) {
        issues.insert(issues.end(), std::make_move_iterator(other.issues.begin()), std::make_move_iterator(other.issues.end()));
        return std::move(other.value);
    }
};

}  // namespace arobase
