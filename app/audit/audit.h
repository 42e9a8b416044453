#pragma once
// The program audits itself: EN 301 549 for closed systems and WCAG 2.2, clause by clause, measured on its own scenes and pixels. Main thread.
#include <vector>

#include "app/app.h"
#include "app/audit/verdict.h"

namespace arobase::audit {

struct AuditOptions {
    double distanceMm = 600;  ///< from the eyes to the screen, as the booth is set up
    bool gles = false;
};

/// A verdict a clause. Goes through a fixed set of views, in every theme, on the screen that the state describes and turned by a quarter. Empty
/// when nothing can be drawn on this machine; the reason is in `issues`.
std::vector<Verdict> auditOf(App& app, const AuditOptions& options, Issues& issues);

}  // namespace arobase::audit
