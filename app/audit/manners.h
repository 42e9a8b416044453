#pragma once
// What the audit finds out without a picture: time-outs, motion, reading aloud, languages, the end of a visit.
#include <vector>

#include "app/app.h"
#include "app/audit/verdict.h"

namespace arobase::audit {

/// A verdict a clause. The app is left in a fresh visit.
std::vector<Verdict> mannersOf(App& app);

/// Share of what visitors read that has its twin in easy French: 0 … 1, and how much of it there is.
struct EasyCoverage {
    int twins = 0, texts = 0;
    double share() const { return texts > 0 ? static_cast<double>(twins) / texts : 0; }
};
EasyCoverage easyCoverage(const Content& content);

}  // namespace arobase::audit
