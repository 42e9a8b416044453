#include "data/landmarks/landmark.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "data/landmarks/landmark_text.h"
#include "data/landmarks/secrets.h"

namespace arobase {
namespace {

constexpr std::size_t kMaxName = 80, kMaxTrack = 40, kMaxHash = 127;
constexpr UtcMs kLastTime = 253'402'300'799'999;  ///< end of the year 9999

struct Flag {
    LandmarkFlags bit;
    std::string_view name, word;
};
constexpr std::array<Flag, 7> kFlags{{{kFlagTooLong, "too-long", "trop long"},
                                      {kFlagRepetition, "repetition", "répétition"},
                                      {kFlagEmail, "email", "adresse électronique"},
                                      {kFlagPhone, "phone", "téléphone"},
                                      {kFlagUrl, "url", "adresse de site"},
                                      {kFlagHandle, "handle", "pseudonyme"},
                                      {kFlagWord, "word", "mot de la liste"}}};

constexpr std::array<std::string_view, 3> kStates{"pending", "approved", "refused"};

Issue draftIssue(std::string rule, std::string column, std::string message) {
    return {Severity::Error, std::move(rule), "", 0, std::move(column), std::move(message)};
}

bool isCommuneCode(std::string_view code) {
    return code.size() == 5 && std::ranges::all_of(code, [](char c) { return (c >= '0' && c <= '9') || c == 'A' || c == 'B'; });
}

/// Cleaned and cut, by characters and by bytes.
std::string cut(std::string_view text, std::size_t length, std::size_t bytes) {
    std::string out = firstPerceived(cleanLandmarkText(text.substr(0, 16 * bytes)), length);
    while (out.size() > bytes) out = firstPerceived(out, perceivedLength(out) - 1);
    return cleanLandmarkText(out);
}

bool isTime(UtcMs time) { return time >= 0 && time <= kLastTime; }

std::string whyNot(const VisitorLandmark& l) {
    if (!isLandmarkId(l.id)) return "l’identifiant n’est pas fait de 32 chiffres hexadécimaux";
    if (!isTime(l.created) || !isTime(l.decided)) return "une date est hors des limites";
    const bool takenBack = l.published && l.state != LandmarkState::Approved;
    if (l.text.empty() && takenBack) return {};
    if (l.text.empty()) return "le texte est vide";
    if (l.year < kLandmarkFirstYear || l.year > kLandmarkLastYear) return "l’année n’est pas entre 1900 et 2100";
    if (l.track.empty()) return "la piste manque";
    return {};
}

}  // namespace

Result<VisitorLandmark> makeLandmark(const LandmarkDraft& draft, const LandmarkRules& rules, UtcMs now) {
    Result<VisitorLandmark> result;
    VisitorLandmark l;
    l.id = randomId();
    l.year = draft.year;
    l.track = draft.track;
    l.text = cleanLandmarkText(draft.text);
    l.communeCode = isCommuneCode(draft.communeCode) ? draft.communeCode : "";
    l.communeName = l.communeCode.empty() ? "" : cut(draft.communeName, kMaxName, kLandmarkMaxBytes);
    l.booth = cut(rules.booth, kMaxName, kLandmarkMaxBytes);
    l.created = std::clamp<UtcMs>(now, 0, kLastTime);
    if (l.year < std::max(rules.firstYear, kLandmarkFirstYear) || l.year > std::min(rules.lastYear, kLandmarkLastYear))
        result.issues.push_back(draftIssue("landmark-year", "year", "l’année n’est pas de celles de la frise."));
    if (l.track.empty() || (!rules.tracks.empty() && std::ranges::find(rules.tracks, l.track) == rules.tracks.end()))
        result.issues.push_back(draftIssue("landmark-track", "track", "la piste n’existe pas."));
    if (l.text.empty()) result.issues.push_back(draftIssue("landmark-empty", "text", "le texte est vide."));
    if (perceivedLength(l.text) > kLandmarkMaxLength || l.text.size() > kLandmarkMaxBytes)
        result.issues.push_back(draftIssue("landmark-long", "text", "le texte dépasse 80 caractères."));
    if (result.issues.empty()) result.value = std::move(l);
    return result;
}

std::optional<VisitorLandmark> soundLandmark(VisitorLandmark l, std::string& why) {
    l.text = cut(l.text, kLandmarkMaxBytes, kLandmarkMaxBytes);
    l.track = cut(l.track, kMaxTrack, kMaxTrack);
    l.booth = cut(l.booth, kMaxName, kLandmarkMaxBytes);
    if (!isCommuneCode(l.communeCode)) l.communeCode.clear();
    l.communeName = l.communeCode.empty() ? "" : cut(l.communeName, kMaxName, kLandmarkMaxBytes);
    const bool soundCode = l.codeShelf >= 0 && l.codeShelf <= 255 && !l.codeHash.empty() && l.codeHash.size() <= kMaxHash &&
                           std::ranges::all_of(l.codeHash, [](char c) { return c > ' ' && c < 127; });
    if (!soundCode) {
        l.codeShelf = -1;
        l.codeHash.clear();
    }
    l.published = l.published || l.state == LandmarkState::Approved;
    why = whyNot(l);
    if (!why.empty()) return std::nullopt;
    return l;
}

std::string_view stateName(LandmarkState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<LandmarkState> stateByName(std::string_view name) {
    const auto found = std::ranges::find(kStates, name);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<LandmarkState>(found - kStates.begin());
}

std::string_view stateWord(LandmarkState state) {
    constexpr std::array<std::string_view, 3> kWords{"en attente", "approuvé", "refusé"};
    return kWords[static_cast<std::size_t>(state)];
}

std::vector<std::string_view> flagNames(LandmarkFlags flags) {
    std::vector<std::string_view> names;
    for (const Flag& flag : kFlags)
        if ((flags & flag.bit) != 0) names.push_back(flag.name);
    return names;
}

std::vector<std::string_view> flagWords(LandmarkFlags flags) {
    std::vector<std::string_view> words;
    for (const Flag& flag : kFlags)
        if ((flags & flag.bit) != 0) words.push_back(flag.word);
    return words;
}

bool isLandmarkId(std::string_view id) {
    return id.size() == 32 && std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string isoUtc(UtcMs time) {
    if (time <= 0 || time > kLastTime) return {};
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(time)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss<milliseconds> clock(at - day);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text.data();
}

std::optional<UtcMs> utcOfIso(std::string_view text) {
    if (text.empty()) return 0;
    constexpr std::string_view kPattern = "0000-00-00T00:00:00.000Z";
    std::string whole(text);
    if (whole.size() == 20 && whole.back() == 'Z') whole = whole.substr(0, 19) + ".000Z";
    if (whole.size() != kPattern.size()) return std::nullopt;
    for (std::size_t i = 0; i < whole.size(); ++i)
        if (kPattern[i] == '0' ? whole[i] < '0' || whole[i] > '9' : whole[i] != kPattern[i]) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t digits) {
        int value = 0;
        std::from_chars(whole.data() + at, whole.data() + at + digits, value);
        return value;
    };
    using namespace std::chrono;
    const year_month_day date(year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))), day(static_cast<unsigned>(number(8, 2))));
    if (!date.ok() || number(0, 4) < 1970 || number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 59) return std::nullopt;
    const auto at = sys_days(date) + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2)) + milliseconds(number(20, 3));
    return duration_cast<milliseconds>(at.time_since_epoch()).count();
}

UtcMs utcNow() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace arobase
