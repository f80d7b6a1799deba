"""The rotation forecast: how renewal runs down if nothing changes, and what a rotation rule would do."""

from afresh.recommend.rotation.forecast import Forecast as Forecast
from afresh.recommend.rotation.forecast import forecast as forecast
from afresh.recommend.rotation.forecast_provenance import records_under_forecast as records_under_forecast
from afresh.recommend.rotation.may_forecast import Reason as Reason
from afresh.recommend.rotation.may_forecast import may_forecast as may_forecast
from afresh.recommend.rotation.rules import RULES as RULES
