#pragma once
// The other end of a heart beat: a socket on which one child, and nobody else, is heard.
#include <string>
#include <vector>

namespace arobase {

enum class Beat : unsigned char { Ready, Alive };

class BeatSocket {
public:
    BeatSocket() = default;
    ~BeatSocket();
    BeatSocket(const BeatSocket&) = delete;
    BeatSocket& operator=(const BeatSocket&) = delete;

    /// False when there can be none.
    bool open();
    /// What $NOTIFY_SOCKET has to say: an abstract address, chosen by the kernel.
    const std::string& name() const { return m_name; }
    int descriptor() const { return m_descriptor; }
    /// From now on this process is heard.
    void listenTo(int child) { m_child = child; }
    /// What has been said since the last call.
    std::vector<Beat> take();

private:
    int m_descriptor = -1;
    int m_child = -1;
    std::string m_name;
};

}  // namespace arobase
