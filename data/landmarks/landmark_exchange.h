#pragma once
// What booths tell one another: approved landmarks, those that were taken back, and tombstones of those that were withdrawn. As values
// and as one CSV file, which the frise reads too (year, title, track).
//
// Who wins, landmark by landmark, so that the order of merging does not matter and merging again changes nothing:
//   1. withdrawn wins over everything;
//   2. else the later decision wins;
//   3. of two decisions of the same millisecond the more careful wins: refused, then taken back to pending, then approved;
//   4. of two approvals of the same millisecond the greater in (text, year, track, commune, booth, creation) wins.
#include <filesystem>
#include <string>
#include <vector>

#include "data/landmarks/landmark.h"

namespace arobase {

struct LandmarkExchange {
    std::vector<VisitorLandmark> landmarks;  ///< approved whole; taken back: id, state and time of the decision alone. By id
    std::vector<std::string> tombstones;     ///< tombstoneOf(id), sorted

    bool operator==(const LandmarkExchange&) const = default;
};

/// The landmark as others may have it: no flags, no code; without its content where it is not approved.
VisitorLandmark publicPart(const VisitorLandmark& landmark);

/// True if `a` wins over `b`, two landmarks of one id. False both ways only where their public parts are equal.
bool winsOver(const VisitorLandmark& a, const VisitorLandmark& b);

/// The CSV, with a byte order mark for spreadsheets. A text that a spreadsheet would take for a formula (it begins with = + - @) gets an
/// apostrophe in front, which landmarksFromCsv takes off.
std::string csvOf(const LandmarkExchange& exchange);

/// Rows that are no landmark are left out and named (row, cause). No value when there is no such file or it is no such table.
Result<LandmarkExchange> landmarksFromCsv(const std::filesystem::path& file);

}  // namespace arobase
