#include "app/landmark_desk.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "data/landmarks/landmark_intake.h"
#include "data/landmarks/landmark_text.h"
#include "data/landmarks/moderation_flags.h"
#include "data/landmarks/withdrawal_code.h"

namespace arobase {
namespace {

constexpr std::chrono::seconds kLookEvery{60};

struct Wish {
    int request = 0;
    LandmarkDraft draft;
    LandmarkRules rules;
};

}  // namespace

class LandmarkDesk::Worker {
public:
    Worker(std::filesystem::path exhibition, DeskOptions options) : m_exhibition(std::move(exhibition)), m_options(std::move(options)), m_thread([this] { work(); }) {}

    ~Worker() {
        {
            const std::lock_guard lock(m_mutex);
            m_end = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }

    void begin(Wish wish) {
        {
            const std::lock_guard lock(m_mutex);
            m_wishes.push_back(std::move(wish));
        }
        m_wake.notify_all();
    }

    std::vector<Action> takeAnswers() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_answers, {});
    }

    Issues takeIssues() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_issues, {});
    }

    void finish() {
        std::unique_lock lock(m_mutex);
        m_done.wait(lock, [&] { return m_wishes.empty() && !m_busy; });
    }

private:
    void work() {
        open();
        std::unique_lock lock(m_mutex);
        while (true) {
            const bool woken = m_wake.wait_for(lock, m_options.store.empty() ? std::chrono::hours(24) : kLookEvery, [&] { return m_end || !m_wishes.empty(); });
            if (m_wishes.empty() && m_end) return;
            m_busy = true;
            const bool asked = woken && !m_wishes.empty();
            Wish wish;
            if (asked) {
                wish = std::move(m_wishes.front());
                m_wishes.pop_front();
            }
            lock.unlock();
            asked ? keep(wish) : look();
            lock.lock();
            m_busy = false;
            if (m_wishes.empty()) m_done.notify_all();
        }
    }

    void open() {
        if (!m_options.store.empty()) {
            const LandmarkStore store(m_options.store);
            m_intake.emplace(store, LandmarkQueue(queueFileOf(store, m_options.localFolder)));
            say(m_intake->prepare());
            look();
        }
        auto words = readCodeWords(m_exhibition / "mots-retrait.txt");
        say(words.issues);
        if (words.value) m_codeWords = std::move(*words.value);
        auto flags = ModerationWords::read(m_exhibition / "moderation-mots.txt");
        say(flags.issues);
        m_flagWords = std::move(flags.value);
        const std::lock_guard lock(m_mutex);
        m_busy = false;
        if (m_wishes.empty()) m_done.notify_all();
    }

    void keep(const Wish& wish) {
        auto made = makeLandmark(wish.draft, wish.rules, utcNow());
        say(made.issues);
        const bool fixed = m_options.store.empty() && !m_options.fixedCode.empty();
        if (!made.value || (m_codeWords.empty() && !fixed)) return answer(LandmarkLost{wish.request});
        VisitorLandmark& landmark = *made.value;
        if (m_flagWords) landmark.flags = flagsOf(landmark.text, *m_flagWords);
        const std::string code = fixed ? m_options.fixedCode : newWithdrawalCode(m_codeWords);
        if (m_intake) {
            WithdrawalSeal seal = sealOf(code);
            landmark.codeShelf = seal.shelf;
            landmark.codeHash = std::move(seal.hash);
            const IntakeAnswer kept = m_intake->add(landmark);
            say(kept.issues);
            if (kept.kept == Intake::Lost) return answer(LandmarkLost{wish.request});
        }
        answer(LandmarkKept{wish.request, code, m_intake ? landmark.id : std::string()});
    }

    /// What waited goes into the store; what staff approved or took back since the last look is told.
    void look() {
        if (!m_intake) return;
        say(m_intake->drain());
        const auto published = m_intake->store().published();
        say(published.issues);
        if (!published.value) return;  // what is shown stays
        std::vector<VisitorLandmark> now;
        for (const VisitorLandmark& l : published.value->landmarks)
            if (l.state == LandmarkState::Approved && !l.text.empty()) now.push_back(l);
        for (const VisitorLandmark& l : now)
            if (std::ranges::find(m_told, l) == m_told.end()) answer(ShowContributed{l.id, l.year, l.track, l.text, l.communeName});
        for (const VisitorLandmark& l : m_told)
            if (std::ranges::find(now, l.id, &VisitorLandmark::id) == now.end()) answer(HideContributed{l.id});
        m_told = std::move(now);
    }

    void answer(Action action) {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(std::move(action));
    }

    void say(const Issues& issues) {
        const std::lock_guard lock(m_mutex);
        for (const Issue& issue : issues)
            if (issue.severity != Severity::Info && m_issues.size() < 100) m_issues.push_back(issue);
    }

    const std::filesystem::path m_exhibition;
    const DeskOptions m_options;
    std::mutex m_mutex;  ///< of what follows, up to the blank line
    std::condition_variable m_wake, m_done;
    std::deque<Wish> m_wishes;
    std::vector<Action> m_answers;
    Issues m_issues;
    bool m_busy = true, m_end = false;

    // The thread's own.
    std::optional<LandmarkIntake> m_intake;
    std::vector<std::string> m_codeWords;
    std::optional<ModerationWords> m_flagWords;
    std::vector<VisitorLandmark> m_told;
    std::thread m_thread;  ///< last: it uses the rest
};

LandmarkDesk::LandmarkDesk(const Content& content, DeskOptions options) : m_booth(options.booth) {
    m_worker = std::make_unique<Worker>(content.exhibition.folder, std::move(options));
}

LandmarkDesk::~LandmarkDesk() = default;

void LandmarkDesk::pass(const State& state) { m_seen = state.add.request; }

std::vector<Action> LandmarkDesk::attend(const Content& content, const State& state) {
    const AddState& add = state.add;
    if (add.step == AddStep::Sending && add.request != m_seen) {
        m_seen = add.request;
        Wish wish{add.request, {add.draft.year, add.draft.track, draftText(add.draft), add.draft.communeCode, add.draft.communeName}, {}};
        wish.rules.booth = m_booth;
        for (const FriseTrack& track : content.exhibition.tracks) wish.rules.tracks.push_back(track.id);
        m_worker->begin(std::move(wish));
    }
    return m_worker->takeAnswers();
}

void LandmarkDesk::finish() { m_worker->finish(); }
Issues LandmarkDesk::takeIssues() { return m_worker->takeIssues(); }

}  // namespace arobase
