#pragma once
// Letters into a field: what may be written, how much, dead keys, and whole letters out again. Pure.
#include <cstddef>
#include <string>
#include <string_view>

namespace arobase {

/// Letters, digits, blanks and marks; nothing that steers the writing or cannot be seen.
bool writable(char32_t letter);

/// How much a field takes: letters as a reader counts them, and bytes.
struct FieldLimit {
    std::size_t letters = 80;
    std::size_t bytes = 512;
};

/// Appends what may be written as long as it fits; a letter goes in whole or not at all.
void writeInto(std::string& field, std::string_view text, const FieldLimit& limit);
/// Takes the last letter away, with its accents.
void eraseLast(std::string& field);

/// The dead key and then that letter: « ^ » and « e » make « ê »; what does not combine comes one after the other, and before a blank
/// the mark stands for itself.
std::string combined(std::string_view dead, std::string_view letter);

/// A capital of one letter, « œ » and « ÿ » too; whatever has none comes back as it is.
std::string capitalOf(std::string_view letter);

}  // namespace arobase
