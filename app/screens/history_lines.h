#pragma once
// What a collectivité was called, and what it became, in the lines of a sheet.
#include "app/screens/sheet_column.h"

namespace arobase::screens {

/// Under the heading of a sheet. With an award of the year shown (`award`, else -1): what happened to the collectivité since;
/// else the other names that it was labelled under.
void historyLines(SheetColumn& s, int collectivite, int award);

/// Collectivités of another name or other limits whose ground this commune of today holds.
std::vector<int> formerLaureates(const Content& content, std::string_view communeCode);

}  // namespace arobase::screens
