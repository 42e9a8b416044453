# Communes through time, on events written by hand; the real ones are in geo_real.
add_executable(tests_data_cog ${CMAKE_CURRENT_LIST_DIR}/cog_history_test.cpp)
target_link_libraries(tests_data_cog PRIVATE arobase_data GTest::gtest_main)
target_compile_definitions(tests_data_cog PRIVATE AROBASE_DEFAULT_EXHIBITION="${CMAKE_CURRENT_LIST_DIR}/../../assets/villes-internet")
gtest_discover_tests(tests_data_cog DISCOVERY_MODE PRE_TEST)
# Not a test: communes through time against a table made by other means.
add_executable(passage_check EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/../tools/passage_check.cpp)
target_link_libraries(passage_check PRIVATE arobase_data)
