var results = {};
