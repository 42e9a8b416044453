// What a kiosk and its staff do to a store, step by step; each step is said on standard output once it is acknowledged.
//   fault_writer STORE QUEUE STEP…    add, approve, edit, undo, erase, purge: of the landmark added last, or of the one before
#include <unistd.h>

#include <cstring>
#include <string>
#include <vector>

#include "data/landmarks/landmark_intake.h"

namespace {

using namespace arobase;

constexpr UtcMs kNow = 1'795'908'954'120;

void say(const std::string& words) {
    const std::string line = words + "\n";
    if (::write(1, line.data(), line.size()) < 0) _exit(3);
}

std::string answered(const LandmarkIntake& intake, const std::string& step, const VisitorLandmark& last, const VisitorLandmark& first) {
    const LandmarkStore& store = intake.store();
    bool done = false;
    if (step == "approve") done = store.decide(last.id, {LandmarkState::Approved, {}, {}, {}, {}}, kNow).value.has_value();
    if (step == "edit") done = store.decide(last.id, {{}, "Corrigé", {}, {}, {}}, kNow).value.has_value();
    if (step == "undo") done = store.undo(last.id, kNow).value.has_value();
    if (step == "erase") done = store.erase(first.id).value.has_value();
    if (step == "purge") done = store.purge({true, 0}).value.has_value();
    return (done ? "" : "failed ") + step + " " + (step == "erase" ? first : last).id;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    LandmarkIntake intake{LandmarkStore(argv[1]), LandmarkQueue(argv[2])};
    intake.prepare();
    VisitorLandmark last, first;
    for (int i = 3; i < argc; ++i) {
        const std::string step = argv[i];
        if (step != "add") {
            say(answered(intake, step, last, first));
            continue;
        }
        first = last;
        last = *makeLandmark({2000 + i, "usages", "Repère numéro " + std::to_string(i), "", ""}, {}, kNow + i).value;
        constexpr const char* kWords[] = {"kept ", "queued ", "lost "};
        say(kWords[static_cast<int>(intake.add(last).kept)] + last.id);
    }
    return 0;
}
