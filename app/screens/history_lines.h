#pragma once
// What a collectivité was called, and what it became, in the lines of a sheet.
#include "app/screens/sheet_column.h"

namespace arobase::screens {

/// Under the heading of a sheet. With an award of the year shown (`award`, else -1): what happened to the collectivité since;
/// else the other names that it was labelled under.
void historyLines(SheetColumn& s, int collectivite, int award);

/// Steps of CommuneHistory::story() as sentences.
std::vector<std::string> storyLines(const Context& c, const std::vector<CogStep>& steps);

/// At most `most` lines on a commune of today: what it was called and what became of it, or the same of the spell by whose name
/// it was found (`former`; −1: none). False when there is nothing to tell.
bool formerLines(SheetColumn& s, const Place& today, int former, std::size_t most);

/// Collectivités of another name or other limits whose ground this commune of today holds.
std::vector<int> formerLaureates(const Content& content, std::string_view communeCode);

}  // namespace arobase::screens
