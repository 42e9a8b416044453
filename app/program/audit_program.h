#pragma once
// `arobase-kiosk --audit`
#include "app/program/show_options.h"

namespace CLI {
class App;
}

namespace arobase {

struct AuditCommand {
    bool on = false;
    double distanceMm = 600;
};

void addAuditOptions(CLI::App& command, AuditCommand& audit);
/// A verdict a clause on standard output, each fault on standard error. 0: nothing failed; 1: something did, or nothing could be drawn.
int runAudit(const AuditCommand& audit, const ShowOptions& show);

}  // namespace arobase
