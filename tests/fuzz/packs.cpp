// Content packs: the list of their files, and its signature. Nothing that the key did not sign is ever shown.
#include "data/packs/pack.h"
#include "data/packs/signature.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace arobase;

constexpr const char* kFile = "frise.csv";
constexpr const char* kText = "year,title\n2002,Essai\n";

const SigningKey& key() {
    static const SigningKey key = newSigningKey();
    return key;
}

/// Whatever became of it, what was current stays what is shown.
void expectStillCurrent(const std::filesystem::path& packs, const std::string& hash) {
    const CurrentPack current = currentPack(packs, {key().publicKey});
    fuzz::require(current.hash == hash && !current.fellBack, "a refused pack took the current one's place");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Workshop folder;
    static const std::filesystem::path pack = folder.path() / "pack", packs = folder.path() / "packs";
    static const auto accepts = [](const std::filesystem::path&) { return Issues{}; };
    static const std::string first = [] {
        folder.write("good/frise.csv", kText);
        fuzz::require(sealPack(folder.path() / "good", key().secret).empty(), "a pack that cannot be sealed");
        return installPack(folder.path() / "good", packs, {key().publicKey}, accepts).value.value_or(std::string());
    }();
    fuzz::require(!first.empty(), "a good pack that is refused");
    fuzz::Input input(data, size);
    const std::size_t what = input.choice(4);
    std::filesystem::remove_all(pack);
    folder.write(std::filesystem::path("pack") / kFile, kText);
    if (what == 0) {  // any list, rightly signed: paths, sizes and hashes are checked all the same
        folder.write(std::filesystem::path("pack") / kManifestName, input.rest());
        folder.write(std::filesystem::path("pack") / kSignatureName, key().publicKey + " " + signatureOf(input.rest(), key().secret) + "\n");
        const auto verified = verifyPack(pack, {key().publicKey});
        fuzz::require(verified.value.has_value() != hasErrors(verified.issues), "a verdict that is none");
        return 0;
    }
    fuzz::require(sealPack(pack, key().secret).empty(), "a pack that cannot be sealed");
    if (what == 1) folder.write(std::filesystem::path("pack") / kManifestName, input.rest());
    if (what == 2) folder.write(std::filesystem::path("pack") / kSignatureName, input.rest());
    if (what == 3) folder.write(std::filesystem::path("pack") / kFile, input.rest());
    const bool same = what == 3 && input.rest() == kText;
    const auto installed = installPack(pack, packs, {key().publicKey}, accepts);
    if (installed.value) fuzz::require(*installed.value == first || same, "a pack that nobody signed");
    expectStillCurrent(packs, first);
    return 0;
}
