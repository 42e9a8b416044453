#pragma once
// What the audit says: a line a clause.
#include <string>
#include <vector>

namespace arobase::audit {

enum class Fate : unsigned char { Met, Failed, NotApplicable };

struct Verdict {
    std::string clause;    ///< "EN 301 549 5.1.4"
    std::string feature;   ///< "M1"
    std::string measured;  ///< what, in French
    std::string value;     ///< what it came to, with the limit
    Fate fate = Fate::Met;
    std::vector<std::string> faults;  ///< one a fault, in French: where and how much
};

/// "conforme", "non conforme", "sans objet".
std::string_view fateName(Fate fate);
/// "EN 301 549 5.1.4 · M1 · … : 7,6 mm (au moins 7,3) · conforme".
std::string toText(const Verdict& verdict);
/// 0 when nothing failed, else 1.
int exitStatus(const std::vector<Verdict>& verdicts);
/// Met without faults, Failed with them.
Verdict judged(std::string clause, std::string feature, std::string measured, std::string value, std::vector<std::string> faults);

/// "7,6": a number as French writes it.
std::string inFrench(double value, int decimals);

}  // namespace arobase::audit
