// Visitors' landmarks from files: the queue, the CSV and the store of another booth, the list of words, and the flags of any text.
#include <algorithm>
#include <string>

#include "data/landmarks/landmark_exchange.h"
#include "data/landmarks/landmark_queue.h"
#include "data/landmarks/landmark_store.h"
#include "data/landmarks/landmark_text.h"
#include "data/landmarks/moderation_flags.h"
#include "data/landmarks/withdrawal_code.h"
#include "data/utf8.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace arobase;

void tryQueue(std::string_view bytes) {
    const QueueContent content = queueContent(bytes);
    std::string again;
    for (const VisitorLandmark& l : content.landmarks) {
        std::string why;
        fuzz::require(soundLandmark(l, why) == l, "a queued landmark that is not sound");
        again += queueLine(l);
    }
    const QueueContent same = queueContent(again);
    fuzz::require(same.landmarks == content.landmarks && same.broken.empty() && !same.torn, "a queue that changes when it is written again");
}

void tryCsv(const fuzz::Workshop& folder, std::string_view bytes) {
    const auto read = landmarksFromCsv(folder.write("reperes.csv", bytes));
    fuzz::require(read.value.has_value() || !read.issues.empty(), "refused without a word");
    if (!read.value) return;
    fuzz::require(std::ranges::is_sorted(read.value->landmarks, {}, &VisitorLandmark::id), "landmarks out of order");
    const auto again = landmarksFromCsv(folder.write("encore.csv", csvOf(*read.value)));
    fuzz::require(again.value == read.value || (read.value->landmarks.empty() && read.value->tombstones.empty()), "a CSV that changes when it is written again");
}

void tryWords(const fuzz::Workshop& folder, std::string_view bytes) {
    Issues issues;
    const ModerationWords words = ModerationWords::fromText(bytes, "mots.txt", issues);
    fuzz::require(flagsOf(bytes, words) < 1U << 7U, "a flag that has no name");
    const auto code = readCodeWords(folder.write("mots-retrait.txt", bytes));
    fuzz::require(code.value.has_value() != hasErrors(code.issues), "a list both refused and not");
}

void tryText(std::string_view bytes) {
    static const ModerationWords words = [] {
        return ModerationWords::read(std::filesystem::path(AROBASE_DEFAULT_EXHIBITION) / "moderation-mots.txt").value.value();
    }();
    const std::string clean = cleanLandmarkText(bytes);
    fuzz::require(cleanLandmarkText(clean) == clean, "a clean text that is not clean");
    fuzz::require(repairedUtf8(clean).invalidBytes == 0, "a clean text that is not UTF-8");
    fuzz::require(clean.find('\n') == std::string::npos && clean.find('\0') == std::string::npos, "a clean text of two lines");
    fuzz::require(perceivedLength(clean) <= clean.size(), "more characters than bytes");
    fuzz::require(clean.size() > 4000 || flagsOf(clean, words) == flagsOf(bytes.substr(0, 4096), words) || bytes.size() > 4096, "flags that depend on what is not seen");
}

/// The file in which another booth keeps its own, as someone brings it on a stick.
void tryStore(const fuzz::Workshop& folder, std::string_view bytes) {
    folder.clear();  // of its journal too
    const LandmarkStore store(folder.write("reperes.gpkg", bytes).string());
    const auto all = store.list();
    fuzz::require(all.value.has_value() != hasErrors(all.issues), "a store both read and refused");
    const auto shared = store.published();
    fuzz::require(shared.value.has_value() != hasErrors(shared.issues), "a store both shared and refused");
    if (!all.value) return;
    for (const VisitorLandmark& l : *all.value) {
        std::string why;
        fuzz::require(soundLandmark(l, why) == l, "a kept landmark that is not sound");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Workshop folder;
    fuzz::Input input(data, size);
    switch (input.choice(5)) {
        case 0: tryQueue(input.rest()); break;
        case 1: tryCsv(folder, input.rest()); break;
        case 2: tryWords(folder, input.rest()); break;
        case 3: tryText(input.rest()); break;
        default: tryStore(folder, input.rest()); break;
    }
    return 0;
}
