# Geodata: territories, topology, the atlas file, the bake.
# The set-up packages, unpacked; the environment's AROBASE_PACKAGES wins. Without them the facts of France are skipped.
set(AROBASE_PACKAGES "${PROJECT_SOURCE_DIR}/build/packages" CACHE PATH "Unpacked set-up packages, for the tests")
foreach(topic territory topology triangles communes atlas bake mesh real)
  add_executable(tests_data_geo_${topic} ${CMAKE_CURRENT_LIST_DIR}/geo_${topic}_test.cpp)
  target_link_libraries(tests_data_geo_${topic} PRIVATE arobase_data GTest::gtest_main)
  if(NOT topic STREQUAL "real")
    gtest_discover_tests(tests_data_geo_${topic} DISCOVERY_MODE PRE_TEST)
  endif()
endforeach()
foreach(topic mesh real)
  target_sources(tests_data_geo_${topic} PRIVATE ${CMAKE_CURRENT_LIST_DIR}/mesh_misfits.cpp)
endforeach()
# One process for all of these, so that the packages are baked once.
target_compile_definitions(tests_data_geo_real PRIVATE AROBASE_TEST_PACKAGES="${AROBASE_PACKAGES}")
add_test(NAME tests_data_geo_real COMMAND tests_data_geo_real)
# Not a test: draws a territory of an atlas to look at.
add_executable(geo_picture EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/geo_picture.cpp)
target_link_libraries(geo_picture PRIVATE arobase_data)
