#pragma once
// Small readers of cell text: strict numbers, partial dates, pieces of notes.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/exhibition.h"

namespace arobase {

/// Without the spaces (no-break ones too), tabs and line ends around it.
std::string_view trimmed(std::string_view text);

/// Whole text as an integer of at most nine digits; nullopt for anything else.
std::optional<int> toInt(std::string_view text);

/// Whole text as a decimal number with a comma or a point; nullopt for anything else and for what is not finite.
std::optional<double> toDecimal(std::string_view text);

/// "2018", "2018-02" or "2018-02-08" with a real month and day; nullopt for anything else.
std::optional<HistDate> toHistDate(std::string_view text);

/// Minutes of "1h30", "4h48", "2h"; nullopt for anything else.
std::optional<double> toMinutes(std::string_view text);

/// Pieces between `separator`s, each trimmed, empty ones left out.
std::vector<std::string_view> split(std::string_view text, std::string_view separator);

/// An integer found in running text, where it starts and ends. "2 578" (spaced by thousands) is one number.
struct NumberInText {
    int value = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// All integers of a text, in order.
std::vector<NumberInText> numbersIn(std::string_view text);

}  // namespace arobase
