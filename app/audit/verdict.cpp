#include "app/audit/verdict.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "data/french.h"

namespace arobase::audit {

std::string_view fateName(Fate fate) {
    static constexpr std::array<std::string_view, 3> kNames{"conforme", "non conforme", "sans objet"};
    return kNames[static_cast<std::size_t>(fate)];
}

std::string toText(const Verdict& v) {
    return typographicFr(v.clause + " · " + v.feature + " · " + v.measured + " : " + v.value + " · " + std::string(fateName(v.fate)));
}

int exitStatus(const std::vector<Verdict>& verdicts) {
    return std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.fate == Fate::Failed; }) ? 1 : 0;
}

Verdict judged(std::string clause, std::string feature, std::string measured, std::string value, std::vector<std::string> faults) {
    const Fate fate = faults.empty() ? Fate::Met : Fate::Failed;
    return {std::move(clause), std::move(feature), std::move(measured), std::move(value), fate, std::move(faults)};
}

std::string inFrench(double value, int decimals) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    std::string french = text.data();
    std::replace(french.begin(), french.end(), '.', ',');
    return french;
}

}  // namespace arobase::audit
