#pragma once
// How search writes names and what is typed, so that two spellings of one name are the same text. Pure.
#include <string>
#include <string_view>
#include <vector>

namespace arobase {

/// Words in lower case, without accents, ligatures spelt out, abbreviations written in full: "St-Étienne s/ Mer" →
/// {"saint", "etienne", "sur", "mer"}; "communauté de communes" → {"cc"}. Marks that combine with a letter are dropped.
std::vector<std::string> searchWords(std::string_view text);

/// The words without anything between them: "saintetiennesurmer".
std::string joinedWords(const std::vector<std::string>& words, std::size_t first = 0);

/// 1 when the first of several words is an article (le, la, les, l’), else 0: where the name begins without it.
std::size_t articleWords(const std::vector<std::string>& words);

/// True if one inserted, left out, replaced or exchanged (with its neighbour) letter makes `b` of `a`, or if they are equal.
bool withinOneError(std::string_view a, std::string_view b);

}  // namespace arobase
