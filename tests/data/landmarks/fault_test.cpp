// The writer is killed at every system call that writes; nothing that was acknowledged is lost, and nothing is corrupt.
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sys/syscall.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "data/landmarks/landmark_intake.h"
#include "tests/data/landmarks/landmark_fixtures.h"
#include "tests/data/landmarks/syscall_tracer.h"

namespace arobase {
namespace {

using test::Fault;
using test::TracedRun;
using test::WritingCall;
using test::wordsOf;

/// A folder in memory where there is one: hundreds of runs, and what a kill leaves is the same there.
class QuickFolder {
public:
    QuickFolder() {
        std::string pattern = std::filesystem::exists("/dev/shm") ? "/dev/shm/arobase-faults-XXXXXX" : "/tmp/arobase-faults-XXXXXX";
        EXPECT_NE(mkdtemp(pattern.data()), nullptr);
        m_path = pattern;
    }
    ~QuickFolder() {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    QuickFolder(const QuickFolder&) = delete;
    QuickFolder& operator=(const QuickFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// A store and its queue in a folder that does not exist yet.
struct Place {
    QuickFolder folder;
    std::filesystem::path store = folder.path() / "données" / "repères.gpkg", queue = folder.path() / "données" / "attente";

    TracedRun run(const std::vector<std::string>& steps, const std::function<Fault(int, const WritingCall&)>& fault) const {
        std::vector<std::string> command{AROBASE_FAULT_WRITER, store.string(), queue.string()};
        command.insert(command.end(), steps.begin(), steps.end());
        return test::runTraced(command, fault);
    }
    LandmarkIntake intake() const { return {LandmarkStore(store.string()), LandmarkQueue(queue)}; }
};

std::string integrityOf(const std::filesystem::path& file) {
    const char* const drivers[] = {"GPKG", nullptr};
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers, nullptr, nullptr));
    if (!dataset) return "not opened";
    OGRLayer* answer = dataset->ExecuteSQL("PRAGMA integrity_check", nullptr, nullptr);
    if (!answer) return "not checked";
    std::string words;
    for (const OGRFeatureUniquePtr& row : *answer) words += row->GetFieldAsString(0);
    dataset->ReleaseResultSet(answer);
    return words;
}

struct Expected {
    bool there = false, mayChange = false;
    LandmarkState state = LandmarkState::Pending;
};

/// What was acknowledged, by id. The step after the last acknowledged one may have been done or not.
std::map<std::string, Expected> expectedOf(const std::vector<std::string>& lines, const std::vector<std::string>& steps) {
    std::map<std::string, Expected> landmarks;
    for (const std::string& line : lines) {
        const std::string step = line.substr(0, line.find(' ')), id = line.substr(line.find(' ') + 1);
        if (step == "kept" || step == "queued") landmarks[id].there = true;
        if (step == "approve") landmarks[id].state = LandmarkState::Approved;
        if (step == "undo") landmarks[id].state = LandmarkState::Pending;
        if (step == "erase") landmarks[id].there = false;
        if (step == "purge")
            for (auto& [other, l] : landmarks) l.there = false;
    }
    const std::string next = lines.size() < steps.size() ? steps[lines.size()] : "";
    if (next != "" && next != "add")
        for (auto& [id, l] : landmarks) l.mayChange = l.there;
    return landmarks;
}

/// `store` and `queue` as somebody leaves them who was killed after `lines`.
void expectNothingLost(const std::filesystem::path& store, const std::filesystem::path& queue, const std::vector<std::string>& lines,
                       const std::vector<std::string>& steps, const std::string& where) {
    LandmarkIntake intake{LandmarkStore(store.string()), LandmarkQueue(queue)};
    const Issues issues = intake.prepare();
    EXPECT_TRUE(issues.empty()) << where << ": " << wordsOf(issues);
    const auto list = intake.store().list();
    ASSERT_TRUE(list.value) << where << ": " << wordsOf(list.issues);
    std::error_code error;
    if (std::filesystem::exists(store, error)) {
        EXPECT_EQ(integrityOf(store), "ok") << where;
    }
    std::map<std::string, VisitorLandmark> kept;
    for (const VisitorLandmark& l : *list.value) EXPECT_TRUE(kept.emplace(l.id, l).second) << where;
    for (const auto& [id, expected] : expectedOf(lines, steps)) {
        if (expected.mayChange) continue;
        EXPECT_EQ(kept.contains(id), expected.there) << where << ": " << id;
        if (expected.there && kept.contains(id)) {
            EXPECT_EQ(kept[id].state, expected.state) << where;
        }
    }
    // It goes on working.
    EXPECT_TRUE(intake.store().add(test::pendingLandmark("Après")).value) << where;
}

void expectNothingLost(const Place& place, const TracedRun& run, const std::vector<std::string>& steps, const std::string& where) {
    expectNothingLost(place.store, place.queue, run.lines, steps, where);
}

const std::vector<std::string> kLife{"add", "approve", "add", "edit", "undo", "erase", "add", "purge"};

bool isWrite(const WritingCall& call) { return call.number == SYS_write || call.number == SYS_pwrite64; }

/// The first half of a write, into a copy of the file.
void writeHalf(const WritingCall& call, const std::filesystem::path& file) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    if (call.offset < 0)
        stream.seekp(0, std::ios::end);
    else
        stream.seekp(call.offset);
    stream.write(call.bytes.data(), static_cast<std::streamsize>(call.bytes.size() / 2));
}

/// What SIGKILL leaves on a file system is what is there at that moment: while the writer stands still before each call, a copy of its
/// folder is taken and opened; and once more with half of the write that was about to be made.
TEST(Killed, BeforeAndInTheMiddleOfEveryWritingCall) {
    const Place place;
    std::vector<std::string> lines;
    int states = 0;
    const TracedRun run = place.run(kLife, [&](int n, const WritingCall& call) {
        const QuickFolder copy;
        const std::string where = "call " + std::to_string(n) + " (" + std::to_string(call.number) + ") of " + call.path;
        for (const bool half : {false, true}) {
            if (HasFailure() || (half && (!isWrite(call) || call.bytes.size() < 2 || call.handle == 1))) continue;
            const std::filesystem::path there = copy.path() / (half ? "half" : "whole");
            std::filesystem::copy(place.folder.path(), there, std::filesystem::copy_options::recursive);
            if (half) writeHalf(call, there / std::filesystem::path(call.path).lexically_relative(place.folder.path()));
            const std::filesystem::path data = there / place.store.parent_path().filename();
            expectNothingLost(data / place.store.filename(), data / place.queue.filename(), lines, kLife, where + (half ? ", half done" : ""));
            ++states;
        }
        if (call.handle == 1) lines.push_back(call.bytes.substr(0, call.bytes.size() - 1));
        return Fault::None;
    });
    EXPECT_EQ(lines, run.lines);
    EXPECT_EQ(run.lines.size(), kLife.size());
    EXPECT_EQ(run.status, 0);
    EXPECT_GT(run.calls, 500);
    std::printf("%d writing calls, %d states opened\n", run.calls, states);
}

/// The same with real kills, at calls spread over the run.
TEST(Killed, ForGood) {
    constexpr int kStride = 41;
    int kills = 0;
    for (bool finished = false; !finished && !HasFailure(); ++kills) {
        const Place place;
        const TracedRun run = place.run(kLife, [&](int n, const WritingCall&) { return n == kills * kStride ? Fault::Kill : Fault::None; });
        finished = !run.killed;
        expectNothingLost(place, run, kLife, "call " + std::to_string(kills * kStride));
    }
    EXPECT_GT(kills, 10);
}

/// Files (and folders) with a change that a power cut could still undo.
class Unflushed {
public:
    void note(const WritingCall& call) {
        const auto folder = [](const std::string& path) { return std::filesystem::path(path).parent_path().string(); };
        switch (call.number) {
            case SYS_write:
            case SYS_pwrite64:
            case SYS_ftruncate: m_paths.insert(call.path); break;
            case SYS_fsync:
            case SYS_fdatasync: m_paths.erase(call.path); break;
            case SYS_unlink:
                m_paths.erase(call.path);
                if (!call.path.ends_with(".gpkg")) m_paths.insert(folder(call.path));
                break;
            case SYS_link:
                m_paths.insert(folder(call.target));
                break;
            default: break;
        }
    }
    std::string list(const std::filesystem::path& below) const {
        std::string all;
        for (const std::string& path : m_paths)
            if (path.starts_with(below.string())) all += path + " ";
        return all;
    }

private:
    std::set<std::string> m_paths;
};

TEST(Acknowledged, IsFlushedToTheDiskBeforeItIsSaid) {
    const Place place;
    Unflushed unflushed;
    int said = 0;
    const TracedRun run = place.run(kLife, [&](int, const WritingCall& call) {
        if (call.handle == 1) {
            ++said;
            EXPECT_EQ(unflushed.list(place.folder.path()), "") << "before line " << said;
        } else {
            unflushed.note(call);
        }
        return Fault::None;
    });
    EXPECT_EQ(said, static_cast<int>(kLife.size()));
    EXPECT_EQ(run.status, 0);
}

bool growsAFile(const WritingCall& call) {
    return call.number == SYS_write || call.number == SYS_pwrite64 || call.number == SYS_fallocate;
}

TEST(FullDisk, QueuesAndDrainsOnceThereIsRoom) {
    if (!test::kTracerChangesCalls) GTEST_SKIP() << "the tracer changes calls on x86-64 alone";
    const Place place;
    ASSERT_EQ(place.run({"add"}, [](int, const WritingCall&) { return Fault::None; }).lines.size(), 1u);
    const auto full = [&](int, const WritingCall& call) {
        return growsAFile(call) && call.path.find(".gpkg") != std::string::npos ? Fault::NoSpace : Fault::None;
    };
    const TracedRun run = place.run({"add", "add", "approve"}, full);
    ASSERT_EQ(run.lines.size(), 3u);
    EXPECT_TRUE(run.lines[0].starts_with("queued ") && run.lines[1].starts_with("queued ") && run.lines[2].starts_with("failed approve ")) << run.lines[0];
    EXPECT_EQ(place.intake().queue().waiting().value->size(), 2u);
    EXPECT_EQ(place.intake().store().list().value->size(), 1u);
    expectNothingLost(place, run, {"add", "add", "approve"}, "full");
    EXPECT_EQ(place.intake().store().list().value->size(), 4u) << "with the one of the test itself";
}

/// Room comes and goes: three calls in a row find none, wherever they are.
TEST(FullDisk, CallsThatFindNoRoomLoseNothing) {
    if (!test::kTracerChangesCalls) GTEST_SKIP() << "the tracer changes calls on x86-64 alone";
    const std::vector<std::string> steps{"add", "approve"};
    constexpr int kStride = 3;
    for (int k = 0, calls = k + 1; k < calls; k += kStride) {
        const Place place;
        const TracedRun run = place.run(steps, [&](int n, const WritingCall& call) {
            return n >= k && n < k + kStride && growsAFile(call) && call.handle > 2 ? Fault::NoSpace : Fault::None;
        });
        calls = run.calls;
        ASSERT_EQ(run.lines.size(), steps.size()) << k;
        expectNothingLost(place, run, steps, "no space at call " + std::to_string(k));
        if (HasFailure()) break;
    }
}

TEST(FullDisk, WithoutAQueueEitherItIsSaid) {
    if (!test::kTracerChangesCalls) GTEST_SKIP() << "the tracer changes calls on x86-64 alone";
    const Place place;
    const TracedRun run = place.run({"add"}, [&](int, const WritingCall& call) { return growsAFile(call) && call.handle > 2 ? Fault::NoSpace : Fault::None; });
    ASSERT_EQ(run.lines.size(), 1u);
    EXPECT_TRUE(run.lines[0].starts_with("lost "));
    expectNothingLost(place, run, {"add"}, "full");
    EXPECT_EQ(place.intake().store().list().value->size(), 1u) << "the one of the test itself";
}

}  // namespace
}  // namespace arobase
