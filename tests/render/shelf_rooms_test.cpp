#include "render/pass/shelf_rooms.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace arobase::test {
namespace {

TEST(ShelfRooms, WhatIsTooLargeHasNoRoom) {
    ShelfRooms rooms;
    rooms.restart(100);
    EXPECT_FALSE(rooms.take(101, 10));
    EXPECT_FALSE(rooms.take(10, 101));
    EXPECT_TRUE(rooms.take(100, 100));
    EXPECT_FALSE(rooms.take(1, 1));
}

TEST(ShelfRooms, RoomsNeverOverlapWhateverComesAndGoes) {
    ShelfRooms rooms;
    rooms.restart(256);
    std::mt19937 random(7);
    std::vector<Rect> taken;
    int found = 0;
    for (int i = 0; i < 4000; ++i) {
        if (!taken.empty() && random() % 5 < 2) {
            const std::size_t which = random() % taken.size();
            rooms.give({taken[which].x, taken[which].y}, taken[which].w);
            taken.erase(taken.begin() + static_cast<std::ptrdiff_t>(which));
            continue;
        }
        const Rect box{0, 0, static_cast<float>(8 + random() % 60), static_cast<float>(10 + random() % 12)};
        const auto corner = rooms.take(box.w, box.h);
        if (!corner) continue;
        ++found;
        const Rect room{corner->x, corner->y, box.w, box.h};
        EXPECT_TRUE(room.x >= 0 && room.y >= 0 && room.right() <= 256 && room.bottom() <= 256);
        for (const Rect& other : taken) ASSERT_TRUE(room.intersection(other).empty()) << i;
        taken.push_back(room);
    }
    EXPECT_GT(found, 200);
    for (const Rect& room : taken) rooms.give({room.x, room.y}, room.w);
    EXPECT_TRUE(rooms.take(256, 256)) << "all of it is free again";
}

}  // namespace
}  // namespace arobase::test
