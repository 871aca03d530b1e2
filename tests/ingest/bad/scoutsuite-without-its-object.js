scoutsuite_results =
