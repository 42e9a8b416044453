// TUIO packets, as trackers send them and as they do not.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <lo/lo.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "app/platform/screen_size.h"
#include "app/platform/tuio_reader.h"
#include "app/platform/tuio_source.h"

namespace arobase {
namespace {

using Bytes = std::vector<std::uint8_t>;

struct Cursor {
    std::int32_t session;
    float x, y;
};

/// A frame of a tracker, serialised by liblo itself.
Bytes frame(std::int32_t number, const std::vector<Cursor>& set, std::vector<std::int32_t> alive, const char* profile = "/tuio/2Dcur", float blob = 0, const char* source = nullptr) {
    lo_bundle bundle = lo_bundle_new(LO_TT_IMMEDIATE);
    const auto add = [&](lo_message message) { lo_bundle_add_message(bundle, profile, message); };
    if (source) {
        lo_message message = lo_message_new();
        lo_message_add(message, "ss", "source", source);
        add(message);
    }
    lo_message message = lo_message_new();
    lo_message_add_string(message, "alive");
    for (const std::int32_t session : alive) lo_message_add_int32(message, session);
    add(message);
    for (const Cursor& c : set) {
        message = lo_message_new();
        lo_message_add(message, "siff", "set", c.session, static_cast<double>(c.x), static_cast<double>(c.y));
        if (blob > 0) lo_message_add(message, "fff", 0.0, static_cast<double>(blob), static_cast<double>(blob) / 2);
        lo_message_add(message, "fff", 0.0, 0.0, 0.0);
        add(message);
    }
    message = lo_message_new();
    lo_message_add(message, "si", "fseq", number);
    add(message);
    std::size_t size = 0;
    void* data = lo_bundle_serialise(bundle, nullptr, &size);
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    Bytes packet(bytes, bytes + size);
    std::free(data);
    lo_bundle_free_recursive(bundle);
    return packet;
}

std::vector<PointerEvent> readAll(TuioReader& reader, const Bytes& packet, double seconds = 0) {
    std::vector<PointerEvent> out;
    reader.read(packet, seconds, out);
    return out;
}

TuioReader onPicture() {
    TuioReader reader;
    reader.setPicture({1000, 500}, {});
    return reader;
}

TEST(Tuio, A1_WhatIsNoPacketIsRefusedAndChangesNothing) {
    TuioReader reader = onPicture();
    const Bytes good = frame(1, {{5, 0.5f, 0.5f}}, {5});
    for (std::size_t size = 0; size + 1 < good.size(); ++size) {
        TuioReader fresh = onPicture();
        (void)readAll(fresh, Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)));
        EXPECT_LE(fresh.cursors(), 1);
    }
    for (const Bytes& bad : {Bytes{}, Bytes{1}, Bytes(7, 0), Bytes(65540, 'x'), Bytes{'#', 'b', 'u', 'n', 'd', 'l', 'e', 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xfc}}) {
        EXPECT_TRUE(readAll(reader, bad).empty());
        EXPECT_EQ(reader.cursors(), 0);
    }
    EXPECT_EQ(reader.refused(), 5);
}

TEST(Tuio, A1_NumbersThatAreNoneMakeNoFinger) {
    TuioReader reader = onPicture();
    const float nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
    EXPECT_TRUE(readAll(reader, frame(1, {{1, nan, 0}, {2, 0, infinite}}, {1, 2})).empty());
    EXPECT_TRUE(readAll(reader, frame(2, {{1, 0, 0}}, {1}, "/tuio/2Dobj")).empty()) << "another profile";
}

TEST(Tuio, A1_TenCursorsComeMoveAndGo) {
    TuioReader reader = onPicture();
    std::vector<Cursor> cursors;
    std::vector<std::int32_t> alive;
    for (int i = 0; i < 10; ++i) cursors.push_back({100 + i, 0.05f + 0.09f * static_cast<float>(i), 0.5f}), alive.push_back(100 + i);
    const auto down = readAll(reader, frame(1, cursors, alive), 3);
    ASSERT_EQ(down.size(), 10U);
    std::set<int> ids;
    for (const PointerEvent& e : down) {
        EXPECT_EQ(e.phase, PointerPhase::Down);
        EXPECT_EQ(e.device, PointerDevice::Touch);
        EXPECT_EQ(e.seconds, 3);
        ids.insert(e.id);
    }
    EXPECT_EQ(ids.size(), 10U);
    EXPECT_NEAR(down[0].px.x, 50, 1e-3);
    EXPECT_NEAR(down[0].px.y, 250, 1e-3);
    cursors[3].y = 0.25f;
    const auto moved = readAll(reader, frame(2, {cursors[3]}, alive));
    const auto there = std::find_if(moved.begin(), moved.end(), [](const PointerEvent& e) { return std::abs(e.px.y - 125) < 1e-3; });
    ASSERT_NE(there, moved.end());
    EXPECT_EQ(there->phase, PointerPhase::Move);
    EXPECT_EQ(moved.size(), 10U) << "those that rest are still there";
    const auto up = readAll(reader, frame(3, {}, {}));
    EXPECT_EQ(up.size(), 10U);
    for (const PointerEvent& e : up) EXPECT_EQ(e.phase, PointerPhase::Up);
    EXPECT_EQ(reader.cursors(), 0);
}

TEST(Tuio, A1_AnOvertakenPacketSaysNothing) {
    TuioReader reader = onPicture();
    (void)readAll(reader, frame(10, {{1, 0.5f, 0.5f}}, {1}));
    EXPECT_TRUE(readAll(reader, frame(9, {}, {})).empty()) << "it was sent before";
    EXPECT_EQ(reader.cursors(), 1);
    EXPECT_EQ(readAll(reader, frame(11, {}, {})).size(), 1U);
    (void)readAll(reader, frame(5000, {{1, 0.5f, 0.5f}}, {1}));
    EXPECT_EQ(readAll(reader, frame(1, {{2, 0.5f, 0.5f}}, {2})).size(), 2U) << "a tracker that was started anew counts from the beginning";
}

TEST(Tuio, A1_TwoTrackersDoNotLiftEachOthersFingers) {
    TuioReader reader = onPicture();
    (void)readAll(reader, frame(1, {{1, 0.2f, 0.5f}}, {1}, "/tuio/2Dcur", 0, "left@127.0.0.1"));
    const auto second = readAll(reader, frame(1, {{1, 0.8f, 0.5f}}, {1}, "/tuio/2Dcur", 0, "right@127.0.0.1"));
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second[0].phase, PointerPhase::Down);
    EXPECT_EQ(second[0].id, 2);
    EXPECT_EQ(reader.cursors(), 2);
}

TEST(Tuio, A8_ABlobTellsItsSize) {
    TuioReader reader = onPicture();
    const auto down = readAll(reader, frame(1, {{1, 0.5f, 0.5f}}, {1}, "/tuio/2Dblb", 0.2f));
    ASSERT_EQ(down.size(), 1U);
    EXPECT_NEAR(down[0].contactPx, 200, 1e-3);
}

TEST(Tuio, A10_ATurnedDeviceHitsTheFourCorners) {
    TuioReader reader;
    reader.setPicture({1000, 500}, *turnedTouch(90));
    const std::vector<std::pair<Cursor, Vec2>> corners{{{1, 0.1f, 0.1f}, {900, 50}}, {{2, 0.9f, 0.1f}, {900, 450}}, {{3, 0.9f, 0.9f}, {100, 450}}, {{4, 0.1f, 0.9f}, {100, 50}}};
    std::int32_t number = 1;
    for (const auto& [cursor, px] : corners) {
        const auto down = readAll(reader, frame(number++, {cursor}, {cursor.session}));
        ASSERT_FALSE(down.empty());
        EXPECT_NEAR(down.back().px.x, px.x, 1e-2);
        EXPECT_NEAR(down.back().px.y, px.y, 1e-2);
    }
}

/// Sends to the loopback interface.
void send(int port, const Bytes& packet) {
    const int file = ::socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::sendto(file, packet.data(), packet.size(), 0, reinterpret_cast<const sockaddr*>(&to), sizeof to), static_cast<ssize_t>(packet.size()));
    ::close(file);
}

TEST(Tuio, A1_OverTheLoopback) {
    auto opened = TuioSource::open(0, [] { return 7.0; });
    ASSERT_TRUE(opened) << opened.issues.front().message;
    TuioSource& source = **opened.value;
    source.setPicture({1000, 500}, {});
    send(source.port(), frame(1, {{1, 0.5f, 0.5f}}, {1}));
    std::vector<PointerEvent> out;
    source.poll(out);  // what was sent over the loopback is there when sendto() returns
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].seconds, 7);
    EXPECT_EQ(source.fingersDown(), 1);
    const auto second = TuioSource::open(source.port(), [] { return 0.0; });
    EXPECT_FALSE(second) << "somebody listens there already";
    EXPECT_EQ(second.issues.size(), 1U);
}

TEST(ScreenSize, A7_WhatCannotBeAScreenIsNotBelieved) {
    EXPECT_EQ(believedMmPerPx(1920, 1080, 0, 0), 0);
    EXPECT_EQ(believedMmPerPx(1920, 1080, 160, 90), 0) << "a television tells its shape";
    EXPECT_EQ(believedMmPerPx(1920, 1080, 16000, 9000), 0);
    EXPECT_EQ(believedMmPerPx(1920, 1080, 531, 531), 0) << "pixels are square";
    EXPECT_EQ(believedMmPerPx(0, 1080, 531, 299), 0);
    EXPECT_NEAR(believedMmPerPx(1920, 1080, 531, 299), 0.2768, 1e-3);
    EXPECT_NEAR(believedMmPerPx(1080, 1920, 531, 299), 0.2768, 1e-3) << "hung upright";
}

}  // namespace
}  // namespace arobase
