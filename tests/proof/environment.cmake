# Where the proofs find the programs, the tree and the baked map (tests/run bakes it first), and where they may write.
if(DEFINED ENV{AROBASE_ATLAS})
  set(proof_atlas $ENV{AROBASE_ATLAS})
else()
  set(proof_atlas ${PROJECT_SOURCE_DIR}/build/geodata/atlas.bake)
endif()
set(proof_environment
  "AROBASE_KIOSK=$<TARGET_FILE:arobase-kiosk>" "AROBASE_STAFF=$<TARGET_FILE:arobase>"
  "AROBASE_SOURCE=${PROJECT_SOURCE_DIR}" "AROBASE_ATLAS=${proof_atlas}" "AROBASE_OUT=${PROJECT_BINARY_DIR}/proof"
  "PYTHONDONTWRITEBYTECODE=1" "LIBGL_ALWAYS_SOFTWARE=1")
