#pragma once
// What holds of any sound history of communes, whatever it tells.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "data/cog/commune_history.h"

namespace arobase::test {

inline bool isSuccession(const CogLink& link) {
    const auto kind = static_cast<CogLinkKind>(link.kind);
    return kind != CogLinkKind::Merged && kind != CogLinkKind::Separated;
}

/// Dates only go forward: an event ends what it starts from and begins what it leads to.
inline void expectMonotone(const CommuneHistory& history) {
    for (const CogLink& link : history.links()) {
        const CogSpell& from = history.spells()[link.from];
        const CogSpell& to = history.spells()[link.to];
        const std::string what = std::string(history.name(link.from)) + " → " + std::string(history.name(link.to));
        EXPECT_LE(from.begin, link.date) << what;
        EXPECT_LE(to.begin, link.date) << what;
        EXPECT_LT(link.afterYear, cogYear(link.date)) << what;
        if (!isSuccession(link)) continue;
        EXPECT_EQ(from.end, link.date) << what;
        EXPECT_EQ(to.begin, link.date) << what;
    }
}

/// Nothing becomes what it came from.
inline void expectNoCycle(const CommuneHistory& history) {
    std::vector<int> waiting(history.spells().size(), 0);
    for (const CogLink& link : history.links()) ++waiting[link.to];
    std::vector<std::uint32_t> ready;
    for (std::uint32_t s = 0; s < waiting.size(); ++s)
        if (waiting[s] == 0) ready.push_back(s);
    std::size_t done = 0;
    for (; done < ready.size(); ++done)
        for (const CogLink& link : history.from(ready[done]))
            if (--waiting[link.to] == 0) ready.push_back(link.to);
    EXPECT_EQ(done, history.spells().size());
}

/// A commune is somewhere today, unless the sources end it there; and from there one finds back to it.
inline int expectResolved(const CommuneHistory& history) {
    int ended = 0;
    for (std::uint32_t s = 0; s < history.spells().size(); ++s) {
        const CogSpell& own = history.spells()[s];
        if (own.part != 0) continue;
        const std::string what = std::string(history.code(s)) + " " + std::string(history.name(s));
        const CogDate day = std::max(own.begin, cogDate(1943));
        if (own.end != 0 && own.end <= day) continue;  // shorter than a day
        const std::vector<std::uint32_t> today = history.at(s, day, kCogToday);
        if (today.empty()) {
            ++ended;
            EXPECT_NE(own.end, 0) << what;
            continue;
        }
        for (const std::uint32_t t : today) {
            EXPECT_EQ(history.spells()[t].end, 0) << what;
            const std::vector<std::uint32_t> back = history.at(t, kCogToday, day);
            EXPECT_TRUE(std::ranges::find(back, s) != back.end()) << what << " → " << history.code(t) << " " << history.name(t);
        }
        EXPECT_LE(history.story(s, day).size(), 200U) << what;
    }
    return ended;
}

/// Returns how many communes the sources end without saying where.
inline int expectInvariants(const CommuneHistory& history) {
    EXPECT_TRUE(history.sound());
    expectMonotone(history);
    expectNoCycle(history);
    return expectResolved(history);
}

}  // namespace arobase::test
