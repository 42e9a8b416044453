#include "app/unattended/content_troubles.h"

#include <algorithm>

namespace arobase {

bool isDamage(const Issue& issue) { return issue.severity == Severity::Error && !issue.rule.starts_with("figure-"); }

std::vector<const char*> contentTroubles(const Content& content) {
    std::vector<const char*> names;
    if (std::any_of(content.issues.begin(), content.issues.end(), isDamage)) names.push_back("data");
    if (!content.atlas) names.push_back("map");
    return names;
}

}  // namespace arobase
