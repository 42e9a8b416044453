#include "app/program/audit_program.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/audit/audit.h"

namespace arobase {
namespace {
constexpr std::size_t kFaultsTold = 40;  // of a clause
}

void addAuditOptions(CLI::App& command, AuditCommand& a) {
    command.add_flag("--audit", a.on, "Contrôle l’accessibilité sur cet écran, clause par clause (EN 301 549, WCAG 2.2), puis sort / audit accessibility, clause by clause");
    command.add_option("--distance-mm", a.distanceMm, "Distance de l’œil à l’écran, pour --audit / viewing distance")->check(CLI::Range(200.0, 20000.0));
}

int runAudit(const AuditCommand& command, const ShowOptions& show) {
    const auto app = openShow(show);
    if (!app) return 1;
    Issues issues;
    const std::vector<audit::Verdict> verdicts = audit::auditOf(*app, {command.distanceMm, show.gl == "gles"}, issues);
    printIssues(issues, true);
    if (verdicts.empty()) return 1;
    for (const audit::Verdict& verdict : verdicts) {
        std::cout << toText(verdict) << '\n';
        for (std::size_t i = 0; i < std::min(kFaultsTold, verdict.faults.size()); ++i) std::cerr << "  " << verdict.feature << " : " << verdict.faults[i] << '\n';
        if (verdict.faults.size() > kFaultsTold) std::cerr << "  " << verdict.feature << " : et " << verdict.faults.size() - kFaultsTold << " autres\n";
    }
    return exitStatus(verdicts);
}

}  // namespace arobase
