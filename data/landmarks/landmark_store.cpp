#include "data/landmarks/landmark_store.h"

#include <cpl_error.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include "data/geo/open_vector.h"
#include "data/geo/vector_reader.h"
#include "data/landmarks/landmark_rows.h"
#include "data/landmarks/landmark_text.h"
#include "data/landmarks/secrets.h"
#include "data/landmarks/store_session.h"
#include "data/landmarks/withdrawal_code.h"

namespace arobase {
namespace {

using Absent = StoreSession::Absent;

Issue refusal(std::string rule, std::string message) { return {Severity::Error, std::move(rule), "", 0, "", std::move(message)}; }

OGRFeatureUniquePtr firstWhere(OGRLayer& layer, const std::string& condition) {
    layer.SetAttributeFilter(condition.c_str());
    layer.ResetReading();
    OGRFeatureUniquePtr row(layer.GetNextFeature());
    layer.SetAttributeFilter(nullptr);
    return row;
}

OGRFeatureUniquePtr newRow(OGRLayer& layer, const VisitorLandmark& landmark) {
    OGRFeatureUniquePtr row(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    writeRow(*row, landmark);
    return row;
}

bool insert(OGRLayer& layer, const VisitorLandmark& landmark) { return layer.CreateFeature(newRow(layer, landmark).get()) == OGRERR_NONE; }

bool isTombstoned(StoreSession& s, const std::string& id) { return firstWhere(s.tombstones(), "hash = '" + tombstoneOf(id) + "'") != nullptr; }

bool insertTombstone(StoreSession& s, const std::string& hash) {
    const OGRFeatureUniquePtr row(OGRFeature::CreateFeature(s.tombstones().GetLayerDefn()));
    row->SetField("hash", hash.c_str());
    return s.tombstones().CreateFeature(row.get()) == OGRERR_NONE;
}

/// False when the library refused to delete one.
bool removeWhere(OGRLayer& layer, const std::string& condition) {
    std::vector<GIntBig> rows;
    layer.SetAttributeFilter(condition.c_str());
    layer.ResetReading();
    for (const OGRFeatureUniquePtr& row : layer) rows.push_back(row->GetFID());
    layer.SetAttributeFilter(nullptr);
    return std::ranges::all_of(rows, [&](GIntBig row) { return layer.DeleteFeature(row) == OGRERR_NONE; });
}

bool removeLandmark(StoreSession& s, const std::string& id) { return removeWhere(s.landmarks(), whereId(id)) && removeWhere(s.history(), whereId(id)); }

std::vector<VisitorLandmark> landmarksOf(OGRLayer& layer) {
    std::vector<VisitorLandmark> landmarks;
    layer.SetAttributeFilter(nullptr);
    layer.ResetReading();
    for (const OGRFeatureUniquePtr& row : layer)
        if (auto landmark = readRow(*row)) landmarks.push_back(std::move(*landmark));
    return landmarks;
}

/// What the landmark was before a decision; the code is no part of it.
bool remember(StoreSession& s, VisitorLandmark before, UtcMs at) {
    before.codeShelf = -1;
    before.codeHash.clear();
    const OGRFeatureUniquePtr row = newRow(s.history(), before);
    row->SetField("decision_at", static_cast<GIntBig>(at));
    return s.history().CreateFeature(row.get()) == OGRERR_NONE;
}

bool replace(StoreSession& s, OGRFeature& row, const VisitorLandmark& landmark) {
    writeRow(row, landmark);
    return s.landmarks().SetFeature(&row) == OGRERR_NONE;
}

VisitorLandmark decided(VisitorLandmark l, const LandmarkDecision& d, UtcMs now) {
    l.state = d.state.value_or(l.state);
    l.text = d.text.value_or(l.text);
    l.track = d.track.value_or(l.track);
    l.year = d.year.value_or(l.year);
    l.flags = d.flags.value_or(l.flags);
    l.decided = std::max(now, l.decided + 1);
    return l;
}

/// The landmark of an earlier time with the present one's code and creation.
VisitorLandmark goneBack(const VisitorLandmark& now, VisitorLandmark before, UtcMs at) {
    before.published = now.published;
    before.decided = std::max(at, now.decided + 1);
    before.codeShelf = now.codeShelf;
    before.codeHash = now.codeHash;
    return before;
}

/// The row of history that undo takes back; the last of all for an empty id.
OGRFeatureUniquePtr lastDecision(StoreSession& s, const std::string& id) {
    OGRLayer& layer = s.history();
    layer.SetAttributeFilter(id.empty() ? nullptr : whereId(id).c_str());
    layer.ResetReading();
    OGRFeatureUniquePtr last;
    for (OGRFeatureUniquePtr row(layer.GetNextFeature()); row; row.reset(layer.GetNextFeature()))
        if (!last || row->GetFID() > last->GetFID()) last = std::move(row);
    layer.SetAttributeFilter(nullptr);
    return last;
}

template <class T>
Result<T> failed(Issues issues) {
    Result<T> result;
    result.issues = std::move(issues);
    return result;
}

constexpr int kAttempts = 3;

/// Opens, changes, answers; tries again where another process was in the way.
template <class T>
Result<T> changed(const std::string& source, Absent absent, const std::function<std::optional<T>(StoreSession&, Issues&)>& change,
                  bool compactAfter = false) {
    const QuietErrors quiet;
    for (int attempt = 1;; ++attempt) {
        Result<T> result;
        const auto session = StoreSession::open(source, absent, result.issues);
        if (!session) return result;
        std::optional<T> answer;
        if (session->transact([&] { return (answer = change(*session, result.issues)).has_value(); }, result.issues)) {
            if (compactAfter) session->compact(result.issues);
            result.value = std::move(answer);
            return result;
        }
        if (attempt == kAttempts || result.issues.empty() || result.issues.back().rule != "store-busy") return result;
    }
}

/// Opens and reads; a file that is not there yet holds nothing.
template <class T>
Result<T> whatIsKept(const LandmarkStore& store, const std::function<T(StoreSession&)>& read) {
    Result<T> result;
    std::error_code error;
    if (!store.isDatabase() && !std::filesystem::exists(store.source(), error)) {
        result.value.emplace();
        return result;
    }
    const QuietErrors quiet;
    const auto session = StoreSession::open(store.source(), store.isDatabase() ? Absent::Make : Absent::Refuse, result.issues);
    if (!session) return result;
    CPLErrorReset();
    T kept = read(*session);
    if (CPLGetLastErrorType() >= CE_Failure)
        result.issues.push_back(session->failure("le registre des repères ne peut pas être lu"));
    else
        result.value = std::move(kept);
    return result;
}

}  // namespace

LandmarkStore::LandmarkStore(std::string source) : m_source(std::move(source)) {}

bool LandmarkStore::isDatabase() const { return isDatabaseStore(m_source); }

std::string LandmarkStore::shownName() const { return shownSource(m_source); }

Result<AddOutcome> LandmarkStore::add(const VisitorLandmark& landmark) const {
    std::string why;
    const auto sound = soundLandmark(landmark, why);
    if (!sound) return failed<AddOutcome>({refusal("landmark-unsound", "ce repère ne peut pas être gardé\u202f: " + why + ".")});
    return changed<AddOutcome>(m_source, Absent::Make, [&](StoreSession& s, Issues&) -> std::optional<AddOutcome> {
        if (isTombstoned(s, sound->id)) return AddOutcome::Withdrawn;
        if (firstWhere(s.landmarks(), whereId(sound->id))) return AddOutcome::AlreadyThere;
        if (!insert(s.landmarks(), *sound)) return std::nullopt;
        return AddOutcome::Added;
    });
}

Result<std::vector<VisitorLandmark>> LandmarkStore::list(std::optional<LandmarkState> state) const {
    return whatIsKept<std::vector<VisitorLandmark>>(*this, [&](StoreSession& s) {
        std::vector<VisitorLandmark> landmarks = landmarksOf(s.landmarks());
        std::erase_if(landmarks, [&](const VisitorLandmark& l) { return state && l.state != *state; });
        std::ranges::stable_sort(landmarks, {}, &VisitorLandmark::created);
        return landmarks;
    });
}

Result<VisitorLandmark> LandmarkStore::decide(const std::string& id, const LandmarkDecision& decision, UtcMs now) const {
    return changed<VisitorLandmark>(m_source, Absent::Refuse, [&](StoreSession& s, Issues& issues) -> std::optional<VisitorLandmark> {
        const OGRFeatureUniquePtr row = firstWhere(s.landmarks(), whereId(id));
        const auto before = row ? readRow(*row) : std::nullopt;
        if (!before) {
            issues.push_back(refusal("landmark-unknown", "aucun repère ne porte l’identifiant " + id + "."));
            return std::nullopt;
        }
        std::string why;
        const auto after = soundLandmark(decided(*before, decision, now), why);
        if (!after || (after->text.empty() && decision.state == LandmarkState::Approved)) {
            issues.push_back(refusal("landmark-unsound", "le repère serait refusé\u202f: " + (why.empty() ? "le texte est vide" : why) + "."));
            return std::nullopt;
        }
        if (!remember(s, *before, after->decided) || !replace(s, *row, *after)) return std::nullopt;
        return after;
    });
}

Result<VisitorLandmark> LandmarkStore::undo(const std::string& id, UtcMs now) const {
    return changed<VisitorLandmark>(m_source, Absent::Refuse, [&](StoreSession& s, Issues& issues) -> std::optional<VisitorLandmark> {
        const OGRFeatureUniquePtr last = lastDecision(s, id);
        const auto before = last ? readRow(*last) : std::nullopt;
        const OGRFeatureUniquePtr row = before ? firstWhere(s.landmarks(), whereId(before->id)) : nullptr;
        const auto now_ = row ? readRow(*row) : std::nullopt;
        if (!now_) {
            issues.push_back(refusal("nothing-to-undo", "il n’y a pas de décision à annuler."));
            return std::nullopt;
        }
        VisitorLandmark after = goneBack(*now_, *before, now);
        if (!replace(s, *row, after) || s.history().DeleteFeature(last->GetFID()) != OGRERR_NONE) return std::nullopt;
        return after;
    });
}

Result<std::string> LandmarkStore::withdraw(const std::string& code) const {
    auto all = list();
    if (!all.value) return failed<std::string>(std::move(all.issues));
    for (const VisitorLandmark& l : *all.value)
        if (opensSeal(code, {l.codeShelf, l.codeHash})) return eraseFound(l.id);
    return failed<std::string>({refusal("code-unknown", "aucun repère ne porte ce code\u202f; vérifiez les six mots.")});
}

Result<std::string> LandmarkStore::erase(const std::string& id) const {
    if (isLandmarkId(id)) return eraseFound(id);
    return failed<std::string>({refusal("landmark-unknown", "aucun repère ne porte l’identifiant " + id + ".")});
}

Result<std::string> LandmarkStore::eraseFound(const std::string& id) const {
    return changed<std::string>(
        m_source, Absent::Refuse,
        [&](StoreSession& s, Issues& issues) -> std::optional<std::string> {
            if (!firstWhere(s.landmarks(), whereId(id))) {
                issues.push_back(refusal("landmark-unknown", "aucun repère ne porte l’identifiant " + id + "."));
                return std::nullopt;
            }
            if (!removeLandmark(s, id) || (!isTombstoned(s, id) && !insertTombstone(s, tombstoneOf(id)))) return std::nullopt;
            return id;
        },
        true);
}

Result<int> LandmarkStore::purge(const LandmarkPurge& purge) const {
    const auto goes = [&](const VisitorLandmark& l) {
        if (purge.everything) return true;
        const UtcMs age = l.state == LandmarkState::Refused ? l.decided : l.created;
        return l.state != LandmarkState::Approved && age < purge.olderThan;
    };
    return changed<int>(
        m_source, Absent::Refuse,
        [&](StoreSession& s, Issues&) -> std::optional<int> {
            int gone = 0;
            for (const VisitorLandmark& l : landmarksOf(s.landmarks())) {
                if (!goes(l)) continue;
                ++gone;
                if (purge.everything) continue;
                if (!removeLandmark(s, l.id)) return std::nullopt;
                if (l.published && !isTombstoned(s, l.id) && !insertTombstone(s, tombstoneOf(l.id))) return std::nullopt;
            }
            // Rows that cannot be read go as well.
            if (purge.everything && (!s.clear(s.landmarks()) || !s.clear(s.history()))) return std::nullopt;
            return gone;
        },
        true);
}

Result<LandmarkExchange> LandmarkStore::published() const {
    return whatIsKept<LandmarkExchange>(*this, [](StoreSession& s) {
        LandmarkExchange out;
        for (const VisitorLandmark& l : landmarksOf(s.landmarks()))
            if (l.published) out.landmarks.push_back(publicPart(l));
        s.tombstones().ResetReading();
        for (const OGRFeatureUniquePtr& row : s.tombstones()) out.tombstones.emplace_back(row->GetFieldAsString("hash"));
        std::ranges::sort(out.landmarks, {}, &VisitorLandmark::id);
        std::ranges::sort(out.tombstones);
        return out;
    });
}

namespace {

/// One landmark of another booth into this one. False when the library refused.
bool mergeOne(StoreSession& s, const VisitorLandmark& theirs, UtcMs now, MergeCount& count) {
    const OGRFeatureUniquePtr row = firstWhere(s.landmarks(), whereId(theirs.id));
    if (!row) {
        ++count.added;
        return insert(s.landmarks(), theirs);
    }
    const auto ours = readRow(*row);
    // A landmark that never left this booth knows of no decision that could stand against a published one.
    const bool theyWin = !ours || (ours->published ? winsOver(theirs, *ours) : true);
    if (!theyWin) {
        ++count.unchanged;
        return true;
    }
    ++count.changed;
    VisitorLandmark after = theirs;
    if (ours) {
        if (theirs.text.empty()) {
            after = *ours;
            after.state = theirs.state;
            after.decided = theirs.decided;
            after.published = true;
        }
        after.flags = theirs.text.empty() ? ours->flags : theirs.flags;
        after.codeShelf = ours->codeShelf;
        after.codeHash = ours->codeHash;
        if (!remember(s, *ours, now)) return false;
    }
    return replace(s, *row, after);
}

/// Tombstones of another booth; what they cover here goes.
bool mergeTombstones(StoreSession& s, const std::vector<std::string>& theirs, MergeCount& count) {
    std::set<std::string> known;
    s.tombstones().ResetReading();
    for (const OGRFeatureUniquePtr& row : s.tombstones()) known.insert(row->GetFieldAsString("hash"));
    std::set<std::string> fresh;
    std::ranges::copy_if(theirs, std::inserter(fresh, fresh.end()), [&](const std::string& hash) { return !known.contains(hash); });
    if (!std::ranges::all_of(fresh, [&](const std::string& hash) { return insertTombstone(s, hash); })) return false;
    for (const VisitorLandmark& l : landmarksOf(s.landmarks())) {
        if (!fresh.contains(tombstoneOf(l.id))) continue;
        ++count.erased;
        if (!removeLandmark(s, l.id)) return false;
    }
    return true;
}

}  // namespace

Result<MergeCount> LandmarkStore::merge(const LandmarkExchange& other, UtcMs now) const {
    bool erased = false;
    auto result = changed<MergeCount>(m_source, Absent::Make, [&](StoreSession& s, Issues&) -> std::optional<MergeCount> {
        MergeCount count;
        if (!mergeTombstones(s, other.tombstones, count)) return std::nullopt;
        for (const VisitorLandmark& theirs : other.landmarks) {
            if (isTombstoned(s, theirs.id))
                ++count.withdrawn;
            else if (!mergeOne(s, theirs, now, count))
                return std::nullopt;
        }
        erased = count.erased > 0;
        return count;
    });
    if (result.value && erased) {
        const QuietErrors quiet;
        if (const auto session = StoreSession::open(m_source, Absent::Refuse, result.issues)) session->compact(result.issues);
    }
    return result;
}

}  // namespace arobase
