// Text of any make: encodings, French typography, numbers and dates in cells, lines of a table, line breaks.
#include <algorithm>
#include <string>

#include "data/french.h"
#include "data/table_scan.h"
#include "data/text_parse.h"
#include "data/utf8.h"
#include "render/text/line_break.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace arobase;

std::u32string codePointsOf(std::string_view text) {
    std::u32string points;
    while (!text.empty()) points += takeCodePoint(text);
    return points;
}

void tryTypography(const std::string& text) {
    const std::string shown = typographicFr(text);
    fuzz::require(typographicFr(shown) == shown, "typography applied twice");
    fuzz::require(repairedUtf8(shown).invalidBytes == 0, "typography that breaks UTF-8");
    fuzz::require(repairedUtf8(deName(text) + departementWithArticle(text, text) + deDepartement("2A", text)).invalidBytes == 0, "articles that break UTF-8");
    (void)elides(text);
    (void)foldedText(text, '-');
    (void)format(text, {{"nom", text}});
}

void tryNumbers(std::string_view text) {
    const auto decimal = toDecimal(text);
    if (decimal) (void)decimalFr(*decimal, 6);
    if (const auto number = toInt(text)) (void)(numberFr(*number) + ordinalFr(*number, true) + ordinalEn(*number) + countFr(*number, "an"));
    if (const auto date = toHistDate(text)) fuzz::require(date->month <= 12 && date->day <= 31, "a month or a day");
    if (const auto minutes = toMinutes(text)) fuzz::require(*minutes >= 0 && *minutes < 60'000, "minutes");
    for (const NumberInText& number : numbersIn(text)) fuzz::require(number.begin < number.end && number.end <= text.size(), "where a number stands");
    for (const std::string_view piece : split(text, ";")) fuzz::require(!piece.empty(), "an empty piece");
}

void tryLines(std::string_view text) {
    const TableScan scan = scanTable(text);
    for (const ScannedRecord& record : scan.records) fuzz::require(record.begin <= text.size() && record.fields >= 1, "where a record stands");
    const std::u32string points = codePointsOf(text);
    const auto ends = breakOpportunities(points);
    fuzz::require(points.empty() ? ends.empty() : !ends.empty() && ends.back() == points.size(), "the last end of a line");
    fuzz::require(std::is_sorted(ends.begin(), ends.end()), "ends of lines in order");
    const auto width = [](std::u32string_view line) { return static_cast<float>(line.size()); };
    fuzz::require(brokenLines(points, {8, 3}, width).size() <= 3, "too many lines");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input(data, size);
    const std::string_view bytes = input.rest();
    (void)codePointsOf(bytes);
    const RepairedText repaired = repairedUtf8(bytes);
    fuzz::require(repairedUtf8(repaired.text).invalidBytes == 0, "a repair that leaves something to repair");
    tryTypography(repaired.text);
    tryNumbers(bytes);
    tryLines(repaired.text);
    return 0;
}
