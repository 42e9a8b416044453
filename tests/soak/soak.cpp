// Days of a booth in minutes: a crowd of visitors from a seed, before the kiosk's own loop, router and watch, with a clock that goes on to whatever
// happens next.  arobase_soak --help
#include <stdlib.h>
#include <time.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/bench/distribution.h"
#include "app/program/window_loop.h"
#include "data/landmarks/landmark_store.h"
#include "data/landmarks/secrets.h"
#include "data/whole_file.h"
#include "tests/soak/soak_watch.h"

namespace {

using namespace arobase;
using namespace arobase::soak;
using Json = nlohmann::ordered_json;

constexpr std::int64_t kMondayMorningUtc = 1'796'032'500;  // 2026-11-30 09:55
constexpr double kOpenHoursS = 8.25 * 3600, kDayS = 86'400;
// Share of the samples after the warm-up that are the first and the last ones, and what the last may be of the first: of what the program itself
// holds, and of the whole process. The latter says something of days only: a software driver keeps up to hundreds of MiB of geometry in pictures that
// are not yet thrown away, more of them the busier the machine, and takes hours to reach that; we keep names that have been written, up to some
// thousand of them; and a software driver's compiler takes from operator new too, half a MiB for each kind of drawing that it meets.
struct Slope {
    double warmUp = 0.1, part = 0.1, most = 1.02, mostOfProcess = 1.02;
};
constexpr Slope kOneDay{0, 1.0 / 3, 1.6, 2}, kDays{0.1, 0.1, 1.02, 1.02};
constexpr int kDaysLeast = 5, kSamplesLeast = 9;
constexpr int kMostGlObjects = 300;
constexpr const char* kPin = "2580";
constexpr std::uintmax_t kJournalBytes = 1 << 20;

struct Options {
    ShowOptions show;
    int days = 1;
    unsigned seed = 1;
    double hours = 0;
    std::filesystem::path out;
    std::filesystem::path replay;
};

BoothConfig configOf() {
    const std::string text = "code = \"" + slowHash(kPin) + "\"\nclavier = true\n[[horaire]]\nheure = \"10:00\"\nmode = \"interactif\"\n[[horaire]]\nheure = \"18:00\"\nmode = \"veille\"\n";
    auto config = parseBoothConfig(text, "soak");
    printIssues(config.issues, false);
    config.value->journalMiB = 1;
    return *config.value;
}

/// Median of a stretch of the samples, from and to as shares of them.
template <class Of>
double medianOf(const std::vector<Sample>& samples, double from, double to, const Of& of) {
    const auto count = static_cast<double>(samples.size());
    std::vector<double> values;
    for (auto i = static_cast<std::size_t>(from * count); i < static_cast<std::size_t>(to * count); ++i) values.push_back(static_cast<double>(of(samples[i])));
    return bench::distributionOf(values).median;
}

struct Growth {
    double first = 0, last = 0;
    double ratio() const { return first > 0 ? last / first : 1; }
};

/// The first part after the warm-up, and the last one.
template <class Of>
Growth growthOf(const std::vector<Sample>& warm, const Slope& slope, const Of& of) {
    return {medianOf(warm, slope.warmUp, slope.warmUp + slope.part, of), medianOf(warm, 1 - slope.part, 1, of)};
}

/// The ends of visits since every kind of visitor had been there.
std::vector<Sample> warmOf(const Findings& findings) {
    const std::size_t from = findings.warmSamples > 0 ? findings.warmSamples : findings.samples.size();
    return {findings.samples.begin() + static_cast<std::ptrdiff_t>(from), findings.samples.end()};
}

Json toJson(const Growth& growth) { return {{"first_tenth", growth.first}, {"last_tenth", growth.last}, {"ratio", growth.ratio()}}; }

const Slope& slopeOf(const Options& options) { return options.days >= kDaysLeast ? kDays : kOneDay; }

/// What the whole of the run must show; failures are added to those that were found on the way.
std::vector<std::string> verdict(const Options& options, const Findings& findings, const std::filesystem::path& folder) {
    const Slope slope = slopeOf(options);
    std::vector<std::string> failures = findings.failures;
    const std::vector<Sample> samples = warmOf(findings);
    const auto grew = [&](const char* what, const Growth& growth, double most) {
        if (samples.size() >= kSamplesLeast && growth.ratio() > most) failures.push_back(std::string(what) + " grew from " + std::to_string(growth.first) + " to " + std::to_string(growth.last));
    };
    grew("what the program holds (MiB)", growthOf(samples, slope, [](const Sample& s) { return s.heldMib; }), slope.most);
    grew("resident memory (MiB)", growthOf(samples, slope, [](const Sample& s) { return s.residentMib; }), slope.mostOfProcess);
    grew("the heap (MiB)", growthOf(samples, slope, [](const Sample& s) { return s.heapMib; }), slope.mostOfProcess);
    if (options.days >= kDaysLeast) grew("the number of GL objects", growthOf(samples, slope, [](const Sample& s) { return s.glObjects; }), slope.most);
    for (const Sample& sample : findings.samples)
        if (sample.glObjects > kMostGlObjects) return failures.push_back("there are " + std::to_string(sample.glObjects) + " GL objects"), failures;
    if (findings.resets == 0) failures.push_back("no visit ended");
    if (options.hours == 0 && samples.size() < kSamplesLeast) failures.push_back("memory was not judged: too few visits ended after one of each kind");
    std::error_code error;
    std::uintmax_t journal = 0;
    for (const char* name : {"journal.txt", "journal.1.txt"})
        if (const auto size = std::filesystem::file_size(folder / name, error); !error) journal += size;
    if (journal == 0 || journal > kJournalBytes) failures.push_back("the journal has " + std::to_string(journal) + " bytes");
    const std::string counts = readWhole(folder / "frequentation.csv", 1 << 20).value_or(std::string());
    if (!counts.starts_with(Usage::kHeader)) failures.push_back("no counts were written, or too many");
    return failures;
}

Json report(const Options& options, const Findings& findings, const Visitors& crowd, const std::vector<std::string>& failures) {
    const Slope slope = slopeOf(options);
    Json visitors;
    int all = 0;
    for (int k = 0; k < kKinds; ++k) {
        visitors[std::string(kindName(static_cast<Kind>(k)))] = crowd.visitors()[static_cast<std::size_t>(k)];
        all += crowd.visitors()[static_cast<std::size_t>(k)];
    }
    const std::vector<Sample> samples = warmOf(findings);
    Json course = Json::array();
    for (const Sample& sample : findings.samples) course.push_back({std::llround(sample.atS), std::llround(sample.residentMib), std::llround(sample.heapMib), std::round(10 * sample.heldMib) / 10, sample.glObjects});
    return {{"soak", "crowd"},
            {"seed", options.seed},
            {"days", options.days},
            {"visitors", all},
            {"by_kind", std::move(visitors)},
            {"touches", crowd.touches()},
            {"turns", findings.turns},
            {"frames", findings.frames},
            {"resets", findings.resets},
            {"gl_errors", findings.glErrors},
            {"warm_from_sample", findings.warmSamples},
            {"held_mib", toJson(growthOf(samples, slope, [](const Sample& s) { return s.heldMib; }))},
            {"resident_mib", toJson(growthOf(samples, slope, [](const Sample& s) { return s.residentMib; }))},
            {"heap_mib", toJson(growthOf(samples, slope, [](const Sample& s) { return s.heapMib; }))},
            {"gl_objects", toJson(growthOf(samples, slope, [](const Sample& s) { return s.glObjects; }))},
            {"s_resident_heap_held_gl", std::move(course)},
            {"failures", failures}};
}

int soakOn(App& app, const Options& options) {
    DisplayOptions shown;
    shown.widthPx = app.state().display.widthPx;
    shown.heightPx = app.state().display.heightPx;
    shown.gles = options.show.gl == "gles";
    auto opened = openHeadless(shown);
    printIssues(opened.issues, true);
    if (!opened.value) return 2;
    Visitors crowd(options.seed, kPin);
    CrowdDisplay display(std::move(*opened.value), crowd, app.state().display.mmPerPx);
    Renderer renderer(display.loader(), display.gles(), false);
    display.makeTarget();
    BoothOptions booth;
    booth.config = configOf();
    booth.folder = options.out;
    booth.view = options.out / "vue";
    booth.utc = [&display] { return kMondayMorningUtc + static_cast<std::int64_t>(display.seconds()); };
    booth.purge = [store = options.show.landmarks] { return !std::filesystem::exists(store) || LandmarkStore(store).purge({false, utcNow()}).value.has_value(); };
    Booth watched(booth);
    const double endS = options.hours > 0 ? options.hours * 3600 : (options.days - 1) * kDayS + kOpenHoursS;
    SoakWatch watch(watched, crowd, display, renderer, {endS, options.out});
    WindowOptions window;
    window.show = options.show;
    window.longestStepS = 60;
    window.watch = &watch;
    app.dispatch(SetIdle{90});
    app.dispatch(StartAttract{});
    const int status = runLoop(app, display, renderer, window);
    const std::vector<std::string> failures = verdict(options, watch.findings(), options.out);
    std::cout << report(options, watch.findings(), crowd, failures).dump(1) << '\n';
    return status != 0 || !failures.empty() ? 1 : 0;
}

/// A recording of a visit ends as the booth began. Exit status.
int replayed(App& app, const Options& options) {
    app.dispatch(SetIdle{90});
    app.dispatch(StartAttract{});
    const std::string first = comparableDump(app);
    const State state = comparableState(app.state());
    if (!replayInto(app, options.replay)) return 2;
    if (app.state().screen != ScreenId::Attract || app.state().attractS != app.state().clockS) {
        std::cout << "no visit ends there\n";
        return 0;
    }
    const bool same = comparableDump(app) == first && comparableState(app.state()) == state;
    std::cout << (same ? "the same\n" : "differs\n");
    return same ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App command{"Days of a booth: a crowd from a seed, the kiosk's own loop, a fake clock"};
    Options options;
    addShowOptions(command, options.show);
    command.add_option("--days", options.days, "days, of which the last one ends at 18:10")->check(CLI::Range(1, 1000));
    command.add_option("--hours", options.hours, "so many hours instead");
    command.add_option("--seed", options.seed, "of the crowd");
    command.add_option("--out", options.out, "folder for journal, counts, store, recording")->required();
    command.add_option("--replay-visit", options.replay, "instead: a recording of one visit, which must end as it began");
    CLI11_PARSE(command, argc, argv);
    ::setenv("TZ", "UTC0", 1);
    ::tzset();
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    if (options.show.landmarks.empty()) options.show.landmarks = (options.out / "reperes.gpkg").string();
    const auto app = openShow(options.show);
    if (!app) return 2;
    return options.replay.empty() ? soakOn(*app, options) : replayed(*app, options);
}
