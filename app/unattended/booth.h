#pragma once
// A booth without staff: everything that watches over the window, in one place. It feeds the heart only after the screen was seen to show what
// the scene says.
//
//   each turn   schedule → mode · staff desk → actions · view kept · counts · status
//   every 3 s   a picture is drawn and read back: right → beat · wrong twice in a row → trouble, no beat, and the supervisor's 10 s run out
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>

#include "app/platform/screen_reader.h"
#include "app/program/loop_watch.h"
#include "app/unattended/booth_config.h"
#include "app/unattended/heart_beat.h"
#include "app/unattended/journal.h"
#include "app/unattended/lock_file.h"
#include "app/unattended/picture_proof.h"
#include "app/unattended/same_view.h"
#include "app/unattended/staff_desk.h"
#include "app/unattended/status_server.h"
#include "app/unattended/usage.h"

namespace arobase {

struct BoothOptions {
    BoothConfig config;
    bool configBroken = false;
    bool packRefused = false;
    std::filesystem::path folder;  ///< the one that may be written to
    std::filesystem::path view;    ///< where the view is kept; empty: nowhere
    std::filesystem::path resume;  ///< view to begin with; empty: the attract loop
    std::string dataHash;
    int lives = 1;                 ///< starts since the supervisor's
    /// Erases landmarks that waited longer than the notice says; false: it could not. Once a day, on a thread of its own; empty: nothing does.
    std::function<bool()> purge;
    std::function<std::int64_t()> utc;  ///< seconds since 1970; empty: the machine's clock
};

class Booth final : public LoopWatch {
public:
    explicit Booth(BoothOptions options);
    ~Booth() override;

    void begin(App& app) override;
    void turn(App& app, double seconds, int touches, long long framesDrawn) override;
    bool wantsPicture() override;
    void presented(App& app, const Scene& scene, Display& display) override;
    std::optional<int> wantsEnd(const App& app) override;
    void end(App& app) override;
    bool keyboard() const override { return m_options.config.keyboard; }

private:
    std::int64_t utc() const;
    void follow(App& app);
    void note(const State& state);
    void keepLock(const State& state);
    void trouble(App& app, const char* name, bool on);
    void count(App& app, double seconds, int touches);
    void saveCounts(App& app);
    void purge(App& app);
    void publish(const App& app, double seconds, long long framesDrawn);
    bool proves(const Scene& scene) const;
    void judged(App& app, bool good);

    BoothOptions m_options;
    HeartBeat m_heart;
    Journal m_journal;
    ViewKeeper m_view;
    StaffDesk m_desk;
    LockFile m_lock;
    Usage m_usage;
    std::unique_ptr<StatusServer> m_server;
    std::future<bool> m_purging;
    std::unique_ptr<ScreenReader> m_reader;
    BoothState m_noted;             ///< as the journal knows it
    double m_clockS = 0;            ///< of the loop, steady
    double m_askedS = -1e9;         ///< when a picture was last proved
    double m_goodS = 0;             ///< when it was last right
    double m_countsSavedS = 0, m_publishedS = -1e9, m_purgedS = -1e9, m_touchS = 0;
    double m_framesPerS = 0;
    long long m_framesBefore = 0, m_touches = 0;
    int m_wrong = 0;                ///< pictures that were not right, in a row
    bool m_ready = false, m_diskFull = false;
    bool m_lost = false;            ///< the GL context
};

}  // namespace arobase
