#include "data/landmarks/landmark_intake.h"

#include <algorithm>
#include <span>

#include "data/geo/hash.h"

namespace arobase {
namespace {

bool isUnsound(const Issues& issues) {
    return std::ranges::any_of(issues, [](const Issue& issue) { return issue.rule == "landmark-unsound"; });
}

void append(Issues& issues, Issues more) { issues.insert(issues.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())); }

}  // namespace

LandmarkIntake::LandmarkIntake(LandmarkStore store, LandmarkQueue queue) : m_store(std::move(store)), m_queue(std::move(queue)) {}

Issues LandmarkIntake::prepare() {
    Issues issues = m_queue.prepare();
    append(issues, drain());
    return issues;
}

IntakeAnswer LandmarkIntake::add(const VisitorLandmark& landmark) {
    IntakeAnswer answer;
    if (!m_storeIsLost) {
        auto added = m_store.add(landmark);
        answer.issues = std::move(added.issues);
        if (added.value) {
            answer.kept = Intake::Kept;
            return answer;
        }
        if (isUnsound(answer.issues)) return answer;
        m_storeIsLost = true;
    }
    if (m_queue.append(landmark, answer.issues)) answer.kept = Intake::Queued;
    return answer;
}

Issues LandmarkIntake::drain() {
    Issues issues;
    bool refused = false;
    auto drained = m_queue.drain([&](const VisitorLandmark& landmark) {
        auto added = m_store.add(landmark);
        append(issues, std::move(added.issues));
        refused = refused || !added.value;
        return added.value.has_value();
    });
    append(issues, std::move(drained.issues));
    if (drained.value && !refused) m_storeIsLost = false;
    return issues;
}

std::filesystem::path queueFileOf(const LandmarkStore& store, const std::filesystem::path& localFolder) {
    if (!store.isDatabase()) return store.source() + ".attente";
    const std::string& source = store.source();
    return localFolder / ("reperes-" + hexOf(hashOf(std::as_bytes(std::span(source)), 0)) + ".attente");
}

}  // namespace arobase
