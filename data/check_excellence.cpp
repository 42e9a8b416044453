// « Territoire d’excellence numérique »: the mentions that are declared against the rule that they follow.
#include "data/check_rules.h"
#include "data/excellence.h"
#include "data/french.h"

namespace arobase {
namespace {

void add(const Exhibition& exhibition, const Excellence& one, Severity severity, const char* rule, const std::string& message, Issues& issues) {
    const Award& award = exhibition.awards[static_cast<std::size_t>(one.award)];
    const std::string& name = exhibition.collectivites[static_cast<std::size_t>(one.collectivite)].name;
    issues.push_back({severity, rule, exhibition.files.palmares, award.row, "mention",
                      typographicFr(name + " (" + std::to_string(award.year) + ") : " + message)});
}

/// Editions of the last six that are known with five arobases.
std::string knownOf(const Excellence& one) {
    const std::string last = std::to_string(kExcellenceEditions) + " dernières éditions";
    if (one.knownFive == 0) return "aucune des " + last + " n’est connue à 5@";
    return std::to_string(one.knownFive) + " des " + last + (one.knownFive > 1 ? " sont connues à 5@" : " est connue à 5@");
}

void check(const Exhibition& exhibition, const Excellence& one, Issues& issues) {
    if (one.declared && one.evidence == Evidence::Contradicted)
        add(exhibition, one, Severity::Warning, "excellence-contradicted",
            "Territoire d’excellence numérique demande 5@ depuis 6 ans, et " + std::to_string(one.contradictedIn) + " est connue à un autre niveau.", issues);
    else if (one.declared && one.evidence == Evidence::Open)
        add(exhibition, one, Severity::Info, "excellence-unproven", "Territoire d’excellence numérique déclaré ; " + knownOf(one) + ".", issues);
    else if (!one.declared && !one.carried && one.evidence == Evidence::Shown)
        add(exhibition, one, Severity::Info, "excellence-undeclared",
            "5@ dans les 6 dernières éditions, sans la distinction Territoire d’excellence numérique.", issues);
}

}  // namespace

void checkExcellence(const Exhibition& exhibition, Issues& issues) {
    for (const Edition& edition : exhibition.editions)
        for (const Excellence& one : excellenceOf(exhibition, edition.year)) check(exhibition, one, issues);
}

}  // namespace arobase
