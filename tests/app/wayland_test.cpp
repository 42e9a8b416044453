// Fingers under Wayland, told by a compositor of a few lines in a thread of its own: the real protocol over a real socket.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wayland-client.h>
#include <wayland-server.h>

#include <atomic>
#include <cstring>
#include <functional>
#include <thread>

#include "app/platform/wayland_touch.h"

namespace arobase {
namespace {

/// One client, one seat. `script` is called on the compositor's thread each time the client makes a round trip.
class Compositor {
public:
    explicit Compositor(bool hasSeat) : m_display(wl_display_create()) {
        int pair[2];
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
        m_clientFile = pair[1];
        m_client = wl_client_create(m_display, pair[0]);
        wl_global_create(m_display, &wl_compositor_interface, 4, this, bindCompositor);
        if (hasSeat) m_seatGlobal = wl_global_create(m_display, &wl_seat_interface, 7, this, bindSeat);
        m_stop = wl_event_loop_add_timer(wl_display_get_event_loop(m_display), onTimer, this);
    }
    ~Compositor() {
        m_ends = true;
        if (m_thread.joinable()) m_thread.join();
        wl_display_destroy_clients(m_display);
        wl_display_destroy(m_display);
    }
    Compositor(const Compositor&) = delete;
    Compositor& operator=(const Compositor&) = delete;

    void start() {
        wl_event_source_timer_update(m_stop, 5);
        m_thread = std::thread([this] { wl_display_run(m_display); });
    }
    /// Carries `what` out on the compositor's thread, and returns when the client has been sent everything.
    void tell(std::function<void()> what) {
        m_wanted = std::move(what);
        m_asked = true;
        while (m_asked) std::this_thread::yield();
    }

    int clientFile() const { return m_clientFile; }
    wl_resource* touch() const { return m_touch; }
    wl_resource* seat() const { return m_seat; }
    wl_resource* surface(std::size_t n) const { return m_surfaces[n]; }
    void removeSeat() { wl_global_destroy(std::exchange(m_seatGlobal, nullptr)); }

private:
    static void createSurface(wl_client* client, wl_resource* resource, std::uint32_t id) {
        auto& self = *static_cast<Compositor*>(wl_resource_get_user_data(resource));
        self.m_surfaces.push_back(wl_resource_create(client, &wl_surface_interface, 4, id));
        static const struct wl_surface_interface kSurface = {};
        wl_resource_set_implementation(self.m_surfaces.back(), &kSurface, &self, nullptr);
    }
    static void bindCompositor(wl_client* client, void* data, std::uint32_t version, std::uint32_t id) {
        static const struct wl_compositor_interface kCompositor = {createSurface, nullptr};
        wl_resource_set_implementation(wl_resource_create(client, &wl_compositor_interface, static_cast<int>(version), id), &kCompositor, data, nullptr);
    }
    static void getTouch(wl_client* client, wl_resource* resource, std::uint32_t id) {
        auto& self = *static_cast<Compositor*>(wl_resource_get_user_data(resource));
        self.m_touch = wl_resource_create(client, &wl_touch_interface, wl_resource_get_version(resource), id);
        static const struct wl_touch_interface kTouch = {[](wl_client*, wl_resource* touch) { wl_resource_destroy(touch); }};
        wl_resource_set_implementation(self.m_touch, &kTouch, &self, nullptr);
    }
    static void bindSeat(wl_client* client, void* data, std::uint32_t version, std::uint32_t id) {
        auto& self = *static_cast<Compositor*>(data);
        static const struct wl_seat_interface kSeat = {nullptr, nullptr, getTouch, [](wl_client*, wl_resource* seat) { wl_resource_destroy(seat); }};
        self.m_seat = wl_resource_create(client, &wl_seat_interface, static_cast<int>(version), id);
        wl_resource_set_implementation(self.m_seat, &kSeat, data, nullptr);
        wl_seat_send_capabilities(self.m_seat, WL_SEAT_CAPABILITY_TOUCH);
    }
    static int onTimer(void* data) {
        auto& self = *static_cast<Compositor*>(data);
        if (self.m_asked) {
            self.m_wanted();
            wl_display_flush_clients(self.m_display);
            self.m_asked = false;
        }
        if (self.m_ends)
            wl_display_terminate(self.m_display);
        else
            wl_event_source_timer_update(self.m_stop, 1);
        return 0;
    }

    wl_display* m_display;
    wl_client* m_client = nullptr;
    wl_global* m_seatGlobal = nullptr;
    wl_event_source* m_stop = nullptr;
    int m_clientFile = -1;
    wl_resource* m_seat = nullptr;
    wl_resource* m_touch = nullptr;
    std::vector<wl_resource*> m_surfaces;
    std::function<void()> m_wanted;
    std::atomic<bool> m_asked{false}, m_ends{false};
    std::thread m_thread;
};

/// A client with two surfaces, of which the first is the window.
class WaylandFingers : public ::testing::Test {
protected:
    void connect(bool hasSeat) {
        m_compositor = std::make_unique<Compositor>(hasSeat);
        m_compositor->start();
        m_display = wl_display_connect_to_fd(m_compositor->clientFile());
        ASSERT_NE(m_display, nullptr);
        wl_registry* registry = wl_display_get_registry(m_display);
        static constexpr wl_registry_listener kListener{[](void* data, wl_registry* all, std::uint32_t name, const char* interface, std::uint32_t) {
                                                            if (std::strcmp(interface, "wl_compositor") == 0)
                                                                *static_cast<wl_compositor**>(data) = static_cast<wl_compositor*>(wl_registry_bind(all, name, &wl_compositor_interface, 4));
                                                        },
                                                        [](void*, wl_registry*, std::uint32_t) {}};
        wl_compositor* compositor = nullptr;
        wl_registry_add_listener(registry, &kListener, &compositor);
        wl_display_roundtrip(m_display);
        ASSERT_NE(compositor, nullptr);
        m_window = wl_compositor_create_surface(compositor);
        m_other = wl_compositor_create_surface(compositor);
        wl_display_roundtrip(m_display);
    }
    void open() {
        connect(true);
        auto opened = WaylandTouch::open({m_display, m_window}, [] { return 5.0; });
        ASSERT_TRUE(opened);
        m_touch = std::move(*opened.value);
        m_touch->setScale({2, 2});
        wl_display_roundtrip(m_display);
    }
    /// What the compositor says arrives with the next read of the connection, which is GLFW's in the program.
    std::vector<PointerEvent> after(std::function<void()> what) {
        m_compositor->tell(std::move(what));
        wl_display_roundtrip(m_display);
        std::vector<PointerEvent> out;
        m_touch->poll(out);
        return out;
    }
    void down(std::int32_t id, double x, double y, std::size_t surface = 0) {
        wl_touch_send_down(m_compositor->touch(), 1, 10, m_compositor->surface(surface), id, wl_fixed_from_double(x), wl_fixed_from_double(y));
    }
    void TearDown() override {
        m_touch.reset();
        if (m_display != nullptr) wl_display_disconnect(m_display);
        m_compositor.reset();
    }

    std::unique_ptr<Compositor> m_compositor;
    wl_display* m_display = nullptr;
    wl_surface *m_window = nullptr, *m_other = nullptr;
    std::unique_ptr<WaylandTouch> m_touch;
};

TEST_F(WaylandFingers, A1_WithoutASeatThereIsASentence) {
    connect(false);
    const auto opened = WaylandTouch::open({m_display, m_window}, [] { return 0.0; });
    EXPECT_FALSE(opened);
    ASSERT_EQ(opened.issues.size(), 1U);
    EXPECT_EQ(opened.issues[0].severity, Severity::Warning);
    EXPECT_FALSE(WaylandTouch::open({nullptr, nullptr}, [] { return 0.0; }));
}

TEST_F(WaylandFingers, A1_TenFingersComeMoveAndGo) {
    open();
    const auto came = after([&] {
        for (int i = 0; i < 10; ++i) down(40 + i, 10 + 20 * i, 30.5);
        wl_touch_send_frame(m_compositor->touch());
    });
    ASSERT_EQ(came.size(), 10U);
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_EQ(came[i].id, static_cast<int>(i) + 1);
        EXPECT_EQ(came[i].phase, PointerPhase::Down);
        EXPECT_NEAR(came[i].px.x, 20 + 40 * static_cast<float>(i), 0.1) << "in pixels, not in units";
        EXPECT_NEAR(came[i].px.y, 61, 0.1);
        EXPECT_EQ(came[i].seconds, 5);
    }
    const auto moved = after([&] { wl_touch_send_motion(m_compositor->touch(), 20, 43, wl_fixed_from_int(200), wl_fixed_from_int(100)); });
    ASSERT_EQ(moved.size(), 1U);
    EXPECT_EQ(moved[0].id, 4);
    EXPECT_EQ(moved[0].px, (Vec2{400, 200}));
    const auto left = after([&] {
        for (int i = 0; i < 10; ++i) wl_touch_send_up(m_compositor->touch(), 2, 30, 40 + i);
    });
    EXPECT_EQ(left.size(), 10U);
    EXPECT_EQ(m_touch->fingersDown(), 0);
}

TEST_F(WaylandFingers, A10_FingersOfAnotherWindowAreNotOurs) {
    open();
    EXPECT_TRUE(after([&] {
                    down(1, 10, 10, 1);
                    wl_touch_send_motion(m_compositor->touch(), 20, 1, wl_fixed_from_int(20), wl_fixed_from_int(20));
                    wl_touch_send_up(m_compositor->touch(), 2, 30, 1);
                }).empty());
}

TEST_F(WaylandFingers, A8_TheSizeOfAContactIsTold) {
    open();
    const auto told = after([&] {
        down(1, 10, 10);
        wl_touch_send_shape(m_compositor->touch(), 1, wl_fixed_from_int(60), wl_fixed_from_int(30));
    });
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[1].contactPx, 120);
}

TEST_F(WaylandFingers, A8_ACancelAndAScreenThatGoesLiftEveryFinger) {
    open();
    const auto cancelled = after([&] {
        down(1, 10, 10);
        down(2, 20, 10);
        wl_touch_send_cancel(m_compositor->touch());
    });
    ASSERT_EQ(cancelled.size(), 4U);
    EXPECT_EQ(cancelled[3].phase, PointerPhase::Cancel);
    (void)after([&] { down(3, 10, 10); });
    const auto unplugged = after([&] { wl_seat_send_capabilities(m_compositor->seat(), 0); });
    ASSERT_EQ(unplugged.size(), 1U);
    EXPECT_EQ(unplugged[0].phase, PointerPhase::Cancel);
    (void)after([&] { wl_seat_send_capabilities(m_compositor->seat(), WL_SEAT_CAPABILITY_TOUCH); });
    (void)after([] {});  // what the window asked for has arrived
    EXPECT_EQ(after([&] { down(7, 10, 10); }).size(), 1U) << "plugged in again";
    EXPECT_EQ(after([&] { m_compositor->removeSeat(); }).size(), 1U);
    EXPECT_EQ(m_touch->fingersDown(), 0);
}

}  // namespace
}  // namespace arobase
