#include "app/moderation_desk.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "data/landmarks/moderation_flags.h"

namespace arobase {
namespace {

template <class Value>
bool took(Result<Value> result, Issues& issues) {
    issues.insert(issues.end(), result.issues.begin(), result.issues.end());
    return result.value.has_value();
}

LandmarkDecision decisionOf(const ModerationWish& wish, const std::filesystem::path& exhibition, Issues& issues) {
    LandmarkDecision decision;
    if (wish.act == ModerationAct::Approve) decision.state = LandmarkState::Approved;
    if (wish.act == ModerationAct::Refuse) decision.state = LandmarkState::Refused;
    if (wish.act != ModerationAct::Edit) return decision;
    decision.text = wish.text;
    decision.track = wish.track;
    decision.year = wish.year;
    auto words = ModerationWords::read(exhibition / "moderation-mots.txt");
    issues.insert(issues.end(), words.issues.begin(), words.issues.end());
    if (words.value) decision.flags = flagsOf(wish.text, *words.value);
    return decision;
}

bool carriedOut(const LandmarkStore& store, const std::filesystem::path& exhibition, const ModerationWish& wish, Issues& issues) {
    switch (wish.act) {
        case ModerationAct::Look: return true;
        case ModerationAct::Undo: return took(store.undo(wish.id, utcNow()), issues);
        case ModerationAct::Withdraw: return took(store.withdraw(wish.text), issues);
        case ModerationAct::Approve:
        case ModerationAct::Refuse:
        case ModerationAct::Edit: break;
    }
    const LandmarkDecision decision = decisionOf(wish, exhibition, issues);
    return took(store.decide(wish.id, decision, utcNow()), issues);
}

}  // namespace

ModerationNews moderate(const LandmarkStore& store, const LandmarkQueue& queue, const std::filesystem::path& exhibition, const ModerationWish& wish) {
    ModerationNews news;
    news.act = wish.act;
    news.issues = LandmarkIntake(store, queue).drain();
    // What waits would come back after it was withdrawn.
    const bool drained = !hasErrors(news.issues);
    news.done = (drained || wish.act != ModerationAct::Withdraw) && carriedOut(store, exhibition, wish, news.issues);
    auto all = store.list();
    news.issues.insert(news.issues.end(), all.issues.begin(), all.issues.end());
    news.read = all.value.has_value();
    if (all.value) news.landmarks = std::move(*all.value);
    std::erase_if(news.landmarks, [](const VisitorLandmark& l) { return l.text.empty(); });
    return news;
}

ModerationDesk::ModerationDesk(std::string store, const std::filesystem::path& localFolder, std::filesystem::path exhibition)
    : m_store(std::move(store)), m_queue(queueFileOf(m_store, localFolder)), m_exhibition(std::move(exhibition)) {}

void ModerationDesk::begin(ModerationWish wish) {
    m_wishes.push_back(std::move(wish));
    goOn();
}

void ModerationDesk::goOn() {
    if (m_answer.valid() || m_wishes.empty()) return;
    m_answer = std::async(std::launch::async, [store = m_store, queue = m_queue, exhibition = m_exhibition, wish = std::move(m_wishes.front())] { return moderate(store, queue, exhibition, wish); });
    m_wishes.pop_front();
}

std::optional<ModerationNews> ModerationDesk::take() {
    if (!m_answer.valid() || m_answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
    ModerationNews news = m_answer.get();
    goOn();
    return news;
}

void ModerationDesk::finish() {
    if (m_answer.valid()) m_answer.wait();
}

}  // namespace arobase
