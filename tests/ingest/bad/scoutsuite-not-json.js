scoutsuite_results =
{services: {}}
