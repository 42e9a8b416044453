#pragma once
// A PostgreSQL of one's own: an unprivileged user, a folder, a unix socket, no TCP; gone at the end (see tests/proof/postgis.py).
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace arobase::test {

class PostgresServer {
public:
    /// False where it could not be started: `log()` says why.
    bool start() {
        std::string pattern = "/tmp/arobase-pg-XXXXXX";  // a socket's path has a hundred bytes
        if (mkdtemp(pattern.data()) == nullptr) return false;
        m_folder = pattern;
        if (::geteuid() == 0) run("chown nobody " + m_folder, "chown");
        const bool made = run(asUser() + bin() + "initdb -D " + m_folder + "/data -U arobase --auth=trust --no-sync -E UTF8", "initdb");
        return made && startAgain();
    }
    bool startAgain() {
        return run(asUser() + bin() + "pg_ctl -D " + m_folder + "/data -w -l " + m_folder + "/log -o \"-c listen_addresses='' -k " + m_folder + " -c fsync=off\" start",
                   "pg_ctl");
    }
    /// As if the machine had lost its power.
    bool stop() { return run(asUser() + bin() + "pg_ctl -D " + m_folder + "/data -m immediate stop", "stop"); }
    ~PostgresServer() {
        if (m_folder.empty()) return;
        stop();
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }
    /// An empty database; its connection string.
    std::string newDatabase() {
        const std::string name = "reperes" + std::to_string(++m_databases);
        run(bin() + "psql -q -h " + m_folder + " -U arobase -d postgres -c 'CREATE DATABASE " + name + "'", "psql");
        return "PG:host=" + m_folder + " user=arobase dbname=" + name;
    }
    std::string folder() const { return m_folder; }

private:
    static std::string bin() {
        std::string newest = "/usr/lib/postgresql/15/bin/";
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", error)) newest = std::max(newest, entry.path().string() + "/bin/");
        return newest;
    }
    static std::string asUser() { return ::geteuid() == 0 ? "setpriv --reuid=nobody --regid=nogroup --clear-groups " : ""; }
    bool run(const std::string& command, const std::string& name) const {
        const std::string log = m_folder + "-" + name + ".out";
        const bool done = std::system(("cd / && " + command + " >" + log + " 2>&1 </dev/null").c_str()) == 0;
        if (!done) std::system(("cat " + log).c_str());
        std::filesystem::remove(log);
        return done;
    }

    std::string m_folder;
    int m_databases = 0;
};

}  // namespace arobase::test
